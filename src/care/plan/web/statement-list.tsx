import { SourceLinks } from "#care/protocol/web/source-links.tsx";
import { Fold } from "#ui/layout/fold.tsx";
import { StateMark, type MarkKind } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { Standing, Statement } from "../rules/statement.ts";
import { planWords } from "./plan-words.ts";
import styles from "./statement-list.module.css";

const marks: Readonly<Record<Standing, MarkKind | null>> = {
  clear: "met",
  may: "met",
  note: null,
  caution: "unmet",
  block: "unmet",
  unknown: "unknown",
};

const Line = ({ statement }: { readonly statement: Statement }) => {
  const t = useWords(planWords);
  const { rule, standing, what, why, source } = statement;
  const mark = marks[standing];
  return (
    <li className={styles["statement"]}>
      <span className={styles["mark"]}>{mark !== null && <StateMark kind={mark} label={t(`proposal.standing.${standing}`)} />}</span>
      <div className={styles["words"]}>
        <p className={styles["what"]}>{what}</p>
        {why !== "" && <p className={styles["why"]}>{why}</p>}
        <p className={styles["why"]}>
          {t("proposal.source")} <SourceLinks ids={source.split("; ")} />
        </p>
      </div>
      <span className={styles["number"]}>{rule}</span>
    </li>
  );
};

const Lines = ({ statements, label }: { readonly statements: readonly Statement[]; readonly label: string }) => (
  <ul className={styles["statements"]} aria-label={label}>
    {statements.map((statement) => (
      <Line key={statement.rule} statement={statement} />
    ))}
  </ul>
);

/** Numbered statements, each with what, why and its number; those that ask for nothing are folded away. */
export const StatementList = ({ statements }: { readonly statements: readonly Statement[] }) => {
  const t = useWords(planWords);
  const clear = statements.filter(({ standing }) => standing === "clear");
  const others = statements.filter(({ standing }) => standing !== "clear");
  const quiet = t("proposal.clear", { count: clear.length });
  return (
    <>
      {others.length > 0 && <Lines statements={others} label={t("proposal.list")} />}
      {clear.length > 0 && (
        <Fold summary={quiet}>
          <Lines statements={clear} label={quiet} />
        </Fold>
      )}
    </>
  );
};
