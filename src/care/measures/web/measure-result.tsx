import { FlagState } from "#care/safety/web/flag-state.tsx";
import { DataTable } from "#ui/layout/data-table.tsx";
import { DefinitionList, type Definition } from "#ui/layout/definition-list.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatDate, formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { MeasuresView } from "../contract.ts";
import type { Change } from "../rules/change-from-baseline.ts";
import type { InstrumentDefinition } from "../rules/instrument-definition.ts";
import { instrumentOf } from "../rules/instruments.ts";
import { baselineOf, changeOf } from "../rules/measure-facts.ts";
import { scoreInstrument } from "../rules/score-instrument.ts";
import { measuresWords } from "./measures-words.ts";

type Result = MeasuresView["results"][number];

const ChangeWords = ({ change }: { readonly change: Change }) => {
  const t = useWords(measuresWords);
  const points = Math.abs(change.difference);
  const way = change.difference === 0 ? "same" : change.difference < 0 ? "better" : "worse";
  const held = [
    change.response && t("result.response"),
    change.remission === true && t("result.remission"),
    change.reliableImprovement && t("result.reliable"),
    change.deterioration && t("result.deterioration"),
    change.clinicallySignificant === true && t("result.significant"),
    !change.reliableImprovement && !change.deterioration && t("result.notReliable"),
  ].filter((one) => one !== false);
  const percent = change.percentDrop !== null && change.percentDrop > 0 ? ` (${t("result.percent", { percent: change.percentDrop })})` : "";
  return (
    <>
      {t(`result.difference_${way}`, { points })}
      {percent}. {held.join(" · ")}
    </>
  );
};

const AnswerTable = ({ definition, result }: { readonly definition: InstrumentDefinition; readonly result: Result }) => {
  const t = useWords(measuresWords);
  const labelOf = (options: InstrumentDefinition["options"], answer: number | null) =>
    answer === null ? t("result.open") : `${answer} · ${options.find((option) => option.value === answer)?.label ?? ""}`;
  const rows = [
    ...definition.items.map((item, index) => ({
      key: String(index + 1),
      text: `${index + 1}. ${item.text}`,
      answer: labelOf(definition.options, result.items[index] ?? null),
    })),
    ...definition.extraItems.map((item) => ({
      key: item.id,
      text: item.text,
      answer: labelOf(item.options, result.extra[item.id] ?? null),
    })),
  ];
  return (
    <DataTable
      caption={t("result.answers")}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: "item", header: t("result.item"), cell: (row) => row.text },
        { key: "answer", header: t("result.answer"), width: "14rem", cell: (row) => row.answer },
      ]}
    />
  );
};

type MeasureResultProps = { readonly result: Result; readonly measures: MeasuresView; readonly timeZone: string };

const useTerms = ({ result, measures, timeZone }: MeasureResultProps, definition: InstrumentDefinition): readonly Definition[] => {
  const t = useWords(measuresWords);
  const locale = useLocale();
  const scored = scoreInstrument(definition, result.items);
  const score = scored.outcome === "scored" ? scored.score : undefined;
  const baseline = baselineOf(measures.results, result.instrument);
  const change = changeOf(result, measures.results);
  const items = definition.items.length;
  const total =
    result.total === null
      ? t("result.noTotal", { count: result.missing.length, items })
      : t("result.outOf", { total: result.total, max: definition.range.max });
  const prorated = result.proratedFrom === null ? "" : `. ${t("result.prorated", { count: result.proratedFrom, items })}`;
  const flags = measures.flags.filter((flag) => flag.responseId === result.responseId);
  const against = baseline === null ? t("result.noBaseline") : t("result.isBaseline");
  return [
    { term: t("result.total"), value: `${total}${prorated}` },
    { term: t("result.band"), value: definition.bands.find(({ code }) => code === result.band)?.label ?? t("result.noBand") },
    {
      term: baseline === null ? t("occasion.baseline") : t("result.change", { date: formatDate(baseline.completedAt, timeZone, locale) }),
      value: change === null ? against : <ChangeWords change={change} />,
    },
    ...(score?.pattern && definition.pattern
      ? [{ term: t("result.pattern"), value: `${score.pattern.label}. ${definition.pattern.caveat}` }]
      : []),
    ...(score === undefined || score.subscales.length === 0
      ? []
      : [{ term: t("result.subscales"), value: score.subscales.map((one) => `${one.code} ${one.label} ${one.total ?? "–"}`).join(" · ") }]),
    ...(flags.length === 0 ? [] : [{ term: t("result.flags"), value: flags.map((flag) => <FlagState key={flag.flagId} flag={flag} />) }]),
    { term: t("result.occasion"), value: <Tag>{t(`occasion.${result.occasion}`)}</Tag> },
    { term: t("result.answered"), value: formatDateTime(result.completedAt, timeZone, locale) },
  ];
};

/** One result as staff read it: total, band, change against the baseline, pattern, flags, every answer. */
export const MeasureResult = (props: MeasureResultProps) => {
  const t = useWords(measuresWords);
  const definition = instrumentOf(props.result.instrument);
  const items = useTerms(props, definition);
  return (
    <Stack gap={4}>
      <DefinitionList items={items} />
      <details>
        <summary>{t("result.answers")}</summary>
        <AnswerTable definition={definition} result={props.result} />
      </details>
      <p>
        {definition.licence.notice} {t("result.source", { sources: definition.sources.join(", ") })}
      </p>
    </Stack>
  );
};
