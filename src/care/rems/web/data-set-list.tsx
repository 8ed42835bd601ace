import { StateMark } from "#ui/state/state-mark.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { DataSetView } from "../contract.ts";
import { remsWords } from "./rems-words.ts";

type Item = DataSetView[number]["items"][number];

const AnswerCell = ({ answer }: Pick<Item, "answer">) => {
  const t = useWords(remsWords);
  switch (answer.kind) {
    case "value":
      return <span title={answer.from}>{answer.text}</span>;
    case "missing":
      return (
        <span>
          <StateMark kind="unknown" label={t("missingShort")} /> {t("missing", { who: t(`ask.${answer.askOf}`), why: answer.why })}
        </span>
      );
    case "left-empty":
      return <span>{`– (${answer.why})`}</span>;
  }
};

/** A form's fields with what the chart says; what is missing says who can find out. */
export const DataSetList = ({ fields }: { readonly fields: DataSetView }) => {
  const t = useWords(remsWords);
  return (
    <Stack gap={4}>
      {fields.map(({ code, label, confidence, items }) => (
        <Panel key={code} title={label} level={3} note={confidence === "high" ? undefined : t("check")}>
          <DefinitionList items={items.map((item) => ({ term: item.label, value: <AnswerCell answer={item.answer} /> }))} />
        </Panel>
      ))}
    </Stack>
  );
};

/** The same as plain lines, to paste into the programme's own page. */
export const dataSetText = (fields: DataSetView): string =>
  fields
    .flatMap(({ label, items }) => [
      label,
      ...items.map(
        ({ label: item, answer }) => `  ${item}: ${answer.kind === "value" ? answer.text : answer.kind === "missing" ? "?" : ""}`,
      ),
    ])
    .join("\n");
