import { lossReports, type LossReport } from "../rules/events.ts";
import { Button } from "#ui/controls/button.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatDateTime, formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";
import { dateIn } from "#kernel/time.ts";

import type { FoundDiscrepancyRow } from "../contract-answers.ts";
import { inMilligrams } from "./amounts.ts";
import { pharmacyWords } from "./pharmacy-words.ts";

type OneProps = {
  readonly found: FoundDiscrepancyRow;
  readonly timeZone: string;
  /** Undefined where the person may only look. */
  readonly onAct: ((act: "report" | "explain", discrepancyId: string) => void) | undefined;
};

/** What each notice says of itself: when it was sent, or by when it must be. */
const useClock = ({ found, timeZone }: Omit<OneProps, "onAct">): ((report: LossReport) => string | undefined) => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const today = dateIn(timeZone, Temporal.Now.instant());
  const last: Readonly<Record<LossReport, string | null | undefined>> = {
    "dea-notice": found.noticeOn,
    "state-notice": null,
    "form-106": found.formOn,
    police: undefined,
  };
  return (report) => {
    const sent = found.reports.findLast((one) => one.report === report);
    if (sent !== undefined) {
      const words = t("found.sent", { when: formatDateTime(sent.at, timeZone, locale), who: sent.by });
      return sent.reference === "" ? words : `${words} · ${sent.reference}`;
    }
    const day = last[report];
    if (day === undefined || found.explained !== null) return undefined;
    if (day === null) return t("found.promptly");
    return t(day < today ? "found.late" : "found.dueOn", { date: formatPlainDate(Temporal.PlainDate.from(day), locale) });
  };
};

const OneDiscrepancy = ({ found, timeZone, onAct }: OneProps) => {
  const t = useWords(pharmacyWords);
  const locale = useLocale();
  const clock = useClock({ found, timeZone });
  const { difference, explained } = found;
  const amount = inMilligrams({ ...difference, value: Math.abs(difference.value) }, locale);
  const missing = difference.value < 0;
  const state = explained !== null ? "explained" : found.recorded ? "recorded" : "open";
  const items = lossReports.flatMap((report) => {
    const value = missing ? clock(report) : undefined;
    return value === undefined ? [] : [{ term: t(`found.reports.${report}`), value }];
  });
  return (
    <Stack gap={3}>
      <Row gap={2}>
        <strong>{t(missing ? "found.less" : "found.more", { amount })}</strong>
        <Tag kind={state === "open" ? "amber" : "plain"}>{t(`found.states.${state}`)}</Tag>
      </Row>
      <p>
        {t("found.when", { when: formatDateTime(found.foundAt, timeZone, locale), who: found.foundBy })}
        {found.cause === "count" ? "" : ` · ${t(`loss.causes.${found.cause}`)}`}
        {found.note === "" ? "" : ` · ${found.note}`}
      </p>
      {explained !== null && (
        <p>
          {t("found.explained", {
            when: formatDateTime(explained.at, timeZone, locale),
            who: explained.by,
            words: explained.explanation,
          })}
        </p>
      )}
      {items.length > 0 && <DefinitionList items={items} />}
      {onAct !== undefined && explained === null && (
        <div data-print="no">
          <Row gap={2}>
            {missing && <Button onClick={() => onAct("report", found.discrepancyId)}>{t("found.report")}</Button>}
            <Button onClick={() => onAct("explain", found.discrepancyId)}>{t("found.explain")}</Button>
          </Row>
        </div>
      )}
    </Stack>
  );
};

type DiscrepanciesPanelProps = Omit<OneProps, "found"> & { readonly discrepancies: readonly FoundDiscrepancyRow[] };

/** Every difference that was found in this lot, with its clock and what became of it. */
export const DiscrepanciesPanel = ({ discrepancies, timeZone, onAct }: DiscrepanciesPanelProps) => {
  const t = useWords(pharmacyWords);
  return (
    <Panel title={t("found.title")}>
      <Stack gap={6}>
        {discrepancies.map((found) => (
          <OneDiscrepancy key={found.discrepancyId} found={found} timeZone={timeZone} onAct={onAct} />
        ))}
      </Stack>
    </Panel>
  );
};
