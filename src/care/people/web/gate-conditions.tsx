import { isOpen, standingConditions, type Condition, type GateReading, type Override } from "#kernel/gate.ts";
import { SourceLinks } from "#care/protocol/web/source-links.tsx";
import { Fold } from "#ui/layout/fold.tsx";
import { Link } from "#ui/layout/link.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import styles from "./gate-conditions.module.css";
import { gateWords } from "./gate-words.ts";

type ConditionLineProps = { readonly condition: Condition; readonly passedBy: Override | undefined };

const ConditionLine = ({ condition, passedBy }: ConditionLineProps) => {
  const t = useWords(gateWords);
  const passed = condition.status !== "met" && condition.kind === "override" && passedBy !== undefined;
  return (
    <li className={styles["condition"]}>
      <StateMark kind={condition.status} label={passed ? t("passed") : t(condition.status)} />
      <div className={styles["words"]}>
        <p className={styles["label"]}>{condition.label}</p>
        <p className={styles["reason"]}>{condition.reason}</p>
        {passed && <p className={styles["passed"]}>{t("reason", { reason: passedBy.reason })}</p>}
        <p className={styles["quiet"]}>
          {t("source")} <SourceLinks ids={condition.source.split("; ")} />
        </p>
        {!passed && condition.status !== "met" && condition.kind === "override" && <p className={styles["quiet"]}>{t("mayPass")}</p>}
      </div>
      <p className={styles["origin"]}>
        {condition.evidence?.startsWith("/") && <Link href={condition.evidence}>{t("evidence")}</Link>}
        <span>{condition.id}</span>
      </p>
    </li>
  );
};

type LinesProps = Pick<GateReading, "overrides"> & { readonly conditions: readonly Condition[]; readonly label: string };

const Lines = ({ conditions, overrides, label }: LinesProps) => (
  <ul className={styles["conditions"]} aria-label={label}>
    {conditions.map((condition) => (
      <ConditionLine
        key={condition.id}
        condition={condition}
        passedBy={overrides.find((override) => override.conditionId === condition.id)}
      />
    ))}
  </ul>
);

type GateConditionsProps = {
  readonly reading: GateReading;
  /** Leaves out the line that says whether the gate is open, where a heading says it already. */
  readonly summaryHidden?: boolean | undefined;
  /** Folds nothing, for paper. */
  readonly unfolded?: boolean | undefined;
};

/**
 * A gate's conditions in their order, each with its reason, its number and its source. What is unmet, unknown or was passed with a
 * reason is always in sight; what is met is folded into one line that opens.
 */
export const GateConditions = ({ reading, summaryHidden = false, unfolded = false }: GateConditionsProps) => {
  const t = useWords(gateWords);
  const standing = standingConditions(reading).length;
  const { conditions, overrides } = reading;
  const met = unfolded ? [] : conditions.filter(({ status }) => status === "met");
  const inSight = conditions.filter((one) => !met.includes(one));
  const areMet = t("areMet", { count: met.length });
  return (
    <div className={styles["gate"]}>
      {!summaryHidden && <p className={styles["summary"]}>{isOpen(reading) ? t("open") : t("shut", { count: standing })}</p>}
      {inSight.length > 0 && <Lines conditions={inSight} overrides={overrides} label={t("label", { gate: reading.gate })} />}
      {met.length > 0 && (
        <Fold summary={areMet}>
          <Lines conditions={met} overrides={overrides} label={areMet} />
        </Fold>
      )}
    </div>
  );
};
