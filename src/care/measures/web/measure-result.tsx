import { FlagState } from "#care/safety/web/flag-state.tsx";
import { SourceLinks } from "#care/protocol/web/source-links.tsx";
import { useRead } from "#platform/http/browser/use-read.ts";
import { DataTable } from "#ui/layout/data-table.tsx";
import { DefinitionList, type Definition } from "#ui/layout/definition-list.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatDate, formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { ChangeView, MeasureScale } from "../contract-forms.ts";
import { measuresContract, type MeasuresView } from "../contract.ts";
import { baselineOf } from "../rules/measure-facts.ts";
import { answerIn, answerWords, questionsOf } from "./measure-draft.ts";
import { languageName } from "./language-name.ts";
import { measuresWords } from "./measures-words.ts";

type Result = MeasuresView["results"][number];

const ChangeWords = ({ change }: { readonly change: ChangeView }) => {
  const t = useWords(measuresWords);
  const points = Math.abs(change.difference);
  const way = change.difference === 0 ? "same" : change.difference < 0 ? "lower" : "higher";
  const isReliable = change.reliableImprovement === true || change.deterioration === true;
  const held = [
    change.response === true && t("result.response"),
    change.partialResponse === true && t("result.partial"),
    change.remission === true && t("result.remission"),
    change.minimalImportant === true && !isReliable && t("result.minimal"),
    change.reliableImprovement === true && t("result.reliable"),
    change.deterioration === true && t("result.deterioration"),
    change.clinicallySignificant === true && t("result.significant"),
    change.reliableImprovement === false && change.deterioration === false && t("result.notReliable"),
  ].filter((one) => one !== false);
  const percent = change.percentDrop !== null && change.percentDrop > 0 ? ` (${t("result.percent", { percent: change.percentDrop })})` : "";
  return (
    <>
      {t(`result.difference_${way}`, { points })}
      {percent}. {held.join(" · ")}
    </>
  );
};

type AnswerRow = { readonly key: string; readonly text: string; readonly answer: string };

/** Every answer in its own words; by number alone where the wording is not here. */
const Answers = ({ episodeId, result }: { readonly episodeId: string; readonly result: Result }) => {
  const t = useWords(measuresWords);
  const { data } = useRead(measuresContract.readMeasureForm, { params: { episodeId }, query: { instrument: result.instrument } });
  if (data === undefined) return <LoadingState shape="lines" />;
  const { text } = data;
  const rows =
    text === null
      ? result.items.map((answer, index): AnswerRow => ({
          key: String(index + 1),
          text: t("result.itemNumber", { number: index + 1 }),
          answer: answer === null ? t("result.open") : String(answer),
        }))
      : questionsOf({ ...data, text, skips: [] }, []).map((question): AnswerRow => {
          const answer = answerIn({ ...result, items: result.items }, question);
          const words = answerWords(question, answer);
          const isCoded = question.answers.kind === "choice" && words?.startsWith(String(answer)) === false;
          return {
            key: question.kind === "item" ? String(question.index + 1) : question.id,
            text: question.kind === "item" ? `${question.index + 1}. ${question.text}` : question.text,
            answer: isCoded ? `${answer} · ${words}` : (words ?? t("result.open")),
          };
        });
  return (
    <Stack gap={4}>
      <DataTable<AnswerRow>
        caption={t("result.answers")}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: "item", header: t("result.item"), cell: (row) => row.text },
          { key: "answer", header: t("result.answer"), width: "14rem", cell: (row) => row.answer },
        ]}
      />
      {text !== null && <p>{text.notice}</p>}
    </Stack>
  );
};

type Shown = { readonly result: Result; readonly measures: MeasuresView; readonly timeZone: string };

const useTotalWords = () => {
  const t = useWords(measuresWords);
  return ({ total, missing, proratedFrom, reading }: Result, { range, itemCount: items }: MeasureScale): string => {
    if (range === null) return t("result.noTotalHere");
    if (total === null) return t("result.noTotal", { count: missing.length, items });
    const percent = reading.percent === null ? "" : ` (${t("result.ofMost", { percent: reading.percent })})`;
    const prorated = proratedFrom === null ? "" : `. ${t("result.prorated", { count: proratedFrom, items })}`;
    return `${t("result.outOf", { total, max: range.max })}${percent}${prorated}`;
  };
};

const useBandWords = () => {
  const t = useWords(measuresWords);
  return ({ band, total, reading }: Result, { bands, range }: MeasureScale): string => {
    if (reading.triage === "incomplete") return t("result.incomplete");
    const label = bands.find(({ code }) => code === band)?.label;
    return label ?? (range !== null && total === null ? t("result.noBand") : t("result.none"));
  };
};

const useTerms = ({ result, measures, timeZone }: Shown, scale: MeasureScale): readonly Definition[] => {
  const t = useWords(measuresWords);
  const locale = useLocale();
  const totalWords = useTotalWords();
  const bandWords = useBandWords();
  const { reading, change } = result;
  const baseline = baselineOf(measures.results, result.instrument);
  const flags = measures.flags.filter((flag) => flag.responseId === result.responseId);
  const against = baseline === null ? t("result.noBaseline") : t("result.isBaseline");
  const pattern = scale.patterns.find(({ code }) => code === reading.pattern)?.label ?? t("result.patternUnknown");
  return [
    { term: t("result.total"), value: totalWords(result, scale) },
    ...(scale.bands.length === 0 ? [] : [{ term: t("result.band"), value: bandWords(result, scale) }]),
    ...(scale.range === null
      ? []
      : [
          {
            term:
              baseline === null ? t("occasion.baseline") : t("result.change", { date: formatDate(baseline.completedAt, timeZone, locale) }),
            value: change === null ? against : <ChangeWords change={change} />,
          },
        ]),
    ...(scale.caveat === null ? [] : [{ term: t("result.pattern"), value: `${pattern}. ${scale.caveat}` }]),
    ...(scale.subscales.length === 0
      ? []
      : [
          {
            term: t("result.subscales"),
            value: scale.subscales.map(({ code, label }) => `${label} ${reading.subscales[code] ?? t("result.none")}`).join(" · "),
          },
        ]),
    ...(reading.complete === null ? [] : [{ term: t("result.complete"), value: t(reading.complete ? "result.yes" : "result.no") }]),
    ...(reading.contradicting.length === 0
      ? []
      : [{ term: t("result.contradicting"), value: t("result.items", { items: reading.contradicting.join(", ") }) }]),
    ...(flags.length === 0 ? [] : [{ term: t("result.flags"), value: flags.map((flag) => <FlagState key={flag.flagId} flag={flag} />) }]),
    { term: t("result.occasion"), value: <Tag>{t(`occasion.${result.occasion}`)}</Tag> },
    { term: t("result.answered"), value: formatDateTime(result.completedAt, timeZone, locale) },
    { term: t("result.language"), value: languageName(result.language, locale) },
  ];
};

const Known = ({ episodeId, scale, ...shown }: Shown & { readonly episodeId: string; readonly scale: MeasureScale }) => {
  const t = useWords(measuresWords);
  const items = useTerms(shown, scale);
  return (
    <Stack gap={4}>
      <DefinitionList items={items} />
      <details>
        <summary>{t("result.answers")}</summary>
        <Answers episodeId={episodeId} result={shown.result} />
      </details>
      <p>
        {t("result.source")} <SourceLinks ids={scale.sources} />
      </p>
    </Stack>
  );
};

/** One result as staff read it: total, band, change against the baseline, pattern, flags, every answer. */
export const MeasureResult = (props: Shown & { readonly episodeId: string }) => {
  const scale = props.measures.scales.find(({ instrument }) => instrument === props.result.instrument);
  return scale === undefined ? null : <Known {...props} scale={scale} />;
};
