import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { DataTable } from "#ui/layout/data-table.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatDateTime, formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { AdverseEventView, DutyView } from "../contract.ts";
import { mayBeDeclined, type ReportDestination } from "../rules/report-destinations.ts";
import { adverseEventWords } from "./adverse-event-words.ts";
import { AssessDialog } from "./assess-dialog.tsx";
import { ReportDialog } from "./report-dialog.tsx";
import { DeclineDialog, ReviewDialog } from "./with-reason.tsx";

/** What the person looking may do with an event. */
export type MayAct = { readonly record: boolean; readonly review: boolean; readonly direct: boolean };

type Asked = { readonly what: "assess" | "review" } | { readonly what: "report" | "decline"; readonly to: ReportDestination };

const reportOf = ({ duty }: DutyView): ReportDestination | null => (duty === "assess" || duty === "director-review" ? null : duty);

/** The state of a duty; late and open are marked, done is plain. */
export const DutyState = ({ duty: { state, report } }: { readonly duty: DutyView }) => {
  const t = useWords(adverseEventWords);
  const locale = useLocale();
  if (state === "overdue") return <Tag mark="overdue">{t("duty.states.overdue")}</Tag>;
  if (report === null) return t(`duty.states.${state}`);
  if (report.madeOn === null) return t("duty.declined", { reason: report.declinedBecause });
  return t("duty.reference", { date: formatPlainDate(Temporal.PlainDate.from(report.madeOn), locale), reference: report.reference });
};

type ActsProps = { readonly duty: DutyView; readonly may: MayAct; readonly onAsk: (asked: Asked) => void };

const Acts = ({ duty, may, onAsk }: ActsProps) => {
  const t = useWords(adverseEventWords);
  if ((duty.state !== "open" && duty.state !== "overdue") || !may.review) return null;
  const to = reportOf(duty);
  if (to !== null)
    return (
      <Row gap={2}>
        <Button onClick={() => onAsk({ what: "report", to })}>{t("act.report")}</Button>
        {mayBeDeclined(to) && (
          <Button kind="quiet" onClick={() => onAsk({ what: "decline", to })}>
            {t("act.decline")}
          </Button>
        )}
      </Row>
    );
  if (duty.duty === "assess") return <Button onClick={() => onAsk({ what: "assess" })}>{t("act.assess")}</Button>;
  return may.direct ? <Button onClick={() => onAsk({ what: "review" })}>{t("act.review")}</Button> : null;
};

type DutiesTableProps = {
  readonly episodeId: string;
  readonly event: AdverseEventView;
  readonly timeZone: string;
  readonly may: MayAct;
};

/** What an event asks of whom by when, and how a person closes each. */
export const DutiesTable = ({ episodeId, event, timeZone, may }: DutiesTableProps) => {
  const t = useWords(adverseEventWords);
  const locale = useLocale();
  const [asked, ask] = useState<Asked | undefined>(undefined);
  const close = () => ask(undefined);
  const common = { episodeId, eventId: event.eventId, onClose: close };
  return (
    <>
      <DataTable<DutyView>
        caption={t("duty.title")}
        rows={event.duties}
        rowKey={({ duty }) => duty}
        columns={[
          { key: "what", header: t("duty.what"), cell: ({ duty, why }) => `${t(`duty.names.${duty}`)}: ${why}` },
          { key: "who", header: t("duty.who"), cell: ({ who }) => t(`duty.whose.${who}`) },
          { key: "due", header: t("duty.due"), cell: ({ dueAt }) => formatDateTime(dueAt, timeZone, locale) },
          { key: "state", header: t("duty.state"), cell: (duty) => <DutyState duty={duty} /> },
          { key: "act", header: t("duty.act"), actions: true, cell: (duty) => <Acts duty={duty} may={may} onAsk={ask} /> },
        ]}
      />
      {asked?.what === "assess" && <AssessDialog episodeId={episodeId} event={event} onClose={close} />}
      {asked?.what === "review" && <ReviewDialog {...common} />}
      {asked?.what === "report" && <ReportDialog {...common} to={asked.to} timeZone={timeZone} />}
      {asked?.what === "decline" && <DeclineDialog {...common} to={asked.to} />}
    </>
  );
};
