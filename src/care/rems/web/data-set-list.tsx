import { Fragment } from "react";

import { StateMark } from "#ui/state/state-mark.tsx";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { DataSetView } from "../contract.ts";
import { remsWords } from "./rems-words.ts";
import styles from "./rems.module.css";
import { shownText } from "./shown-text.ts";

type Item = DataSetView[number]["items"][number];

const AnswerCell = ({ answer }: Pick<Item, "answer">) => {
  const t = useWords(remsWords);
  const locale = useLocale();
  switch (answer.kind) {
    case "value":
      return (
        <span className={styles["lines"]} title={answer.from}>
          {shownText(answer.text, locale)}
        </span>
      );
    case "missing":
      return (
        <span>
          <StateMark kind="unknown" decorative /> {t("missing", { who: t(`ask.${answer.askOf}`), why: answer.why })}
        </span>
      );
    case "left-empty":
      return <span className={styles["quiet"]}>{answer.why}</span>;
  }
};

/** A form's fields with what the chart says, as one sheet. */
export const DataSetList = ({ fields }: { readonly fields: DataSetView }) => {
  const t = useWords(remsWords);
  return (
    <div className={styles["fields"]}>
      {fields.map(({ code, label, confidence, items }) => (
        <section key={code} className={styles["field"]} aria-label={label}>
          <h3 className={styles["name"]}>{label}</h3>
          {confidence !== "high" && <span className={styles["note"]}>{t("check")}</span>}
          <dl className={styles["items"]}>
            {items.map((item) => (
              <Fragment key={item.code}>
                <dt className={styles["quiet"]}>{item.label}</dt>
                <dd>
                  <AnswerCell answer={item.answer} />
                </dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
};

type Missing = { readonly code: string; readonly label: string; readonly answer: Extract<Item["answer"], { kind: "missing" }> };

const missingOf = (fields: DataSetView): readonly Missing[] =>
  fields.flatMap(({ code, label, items }) =>
    items.flatMap((item) =>
      item.answer.kind === "missing"
        ? [{ code: `${code}.${item.code}`, label: `${label}: ${item.label.replace(/\?$/, "")}`, answer: item.answer }]
        : [],
    ),
  );

/** What the form needs and the chart does not say, first of all. */
export const MissingList = ({ fields }: { readonly fields: DataSetView }) => {
  const t = useWords(remsWords);
  const missing = missingOf(fields);
  if (missing.length === 0) return <p>{t("enrolment.complete")}</p>;
  return (
    <div>
      <p className={styles["name"]}>{t("enrolment.count", { count: missing.length })}</p>
      <ul className={styles["plain"]}>
        {missing.map(({ code, label, answer }) => (
          <li key={code} className={styles["line"]}>
            <StateMark kind="unknown" decorative />
            <span>{t("missingItem", { item: label, who: t(`ask.${answer.askOf}`) })}</span>
          </li>
        ))}
      </ul>
    </div>
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
