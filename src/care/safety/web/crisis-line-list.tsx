import { Panel } from "#ui/layout/panel.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { crisisLines, type CrisisLine } from "../rules/data/crisis-lines.ts";
import { planWords } from "./plan-words.ts";
import styles from "./safety.module.css";

const Line = ({ line }: { readonly line: CrisisLine }) => {
  const t = useWords(planWords);
  const call = line.press === null ? t("lines.call", { number: line.call }) : t("lines.callThen", { number: line.call, press: line.press });
  return (
    <li>
      {t(`lines.${line.id}`)}:{" "}
      <a className={styles["line"]} href={`tel:${line.call}`}>
        {call}
      </a>
      {line.text !== null && (
        <>
          {" · "}
          <a className={styles["line"]} href={`sms:${line.text}`}>
            {t("lines.text", { number: line.text })}
          </a>
        </>
      )}
    </li>
  );
};

/** Where help is at any hour, one tap away. It stands before everything else of a plan. */
export const CrisisLineList = () => {
  const t = useWords(planWords);
  return (
    <Panel title={t("lines.title")}>
      <ul className={styles["list"]}>
        {crisisLines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ul>
    </Panel>
  );
};
