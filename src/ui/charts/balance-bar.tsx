import type { CSSProperties } from "react";
import { StateMark } from "../state/state-mark.tsx";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import styles from "./balance-bar.module.css";

export interface BalancePart {
  readonly key: string;
  /** "given", "wasted with witness", "left in the vial". */
  readonly label: string;
  readonly amount: number;
}

interface BalanceBarProps {
  readonly label: string;
  readonly parts: readonly BalancePart[];
  /** What the parts should come to, as an integer of the smallest unit. */
  readonly total: number;
  /** Writes an amount with its unit: "50 mg". */
  readonly format: (amount: number) => string;
}

interface Share extends CSSProperties {
  readonly "--share": number;
}

const share = (amount: number): Share => ({ "--share": amount });

/** Parts of a whole, and by how much they miss it. */
export const BalanceBar = ({ label, parts, total, format }: BalanceBarProps) => {
  const t = useWords(uiWords);
  const sum = parts.reduce((all, part) => all + part.amount, 0);
  const gap = total - sum;
  const verdict = gap === 0 ? t("balance.balances") : t(gap > 0 ? "balance.short" : "balance.over", { amount: format(Math.abs(gap)) });
  return (
    <figure className={styles["balance"]} aria-label={label}>
      <figcaption className={styles["head"]}>
        <span>
          {label} <span className={styles["total"]}>{format(total)}</span>
        </span>
        <span className={styles["verdict"]}>
          <StateMark kind={gap === 0 ? "met" : "amber"} decorative /> {verdict}
        </span>
      </figcaption>
      <div className={styles["bar"]} aria-hidden="true">
        {parts.map((part) => (
          <span key={part.key} className={styles["part"]} style={share(part.amount)} hidden={part.amount === 0} />
        ))}
        {gap > 0 && <span className={styles["gap"]} style={share(gap)} />}
      </div>
      <ul className={styles["list"]}>
        {parts.map((part) => (
          <li key={part.key} className={styles["key"]}>
            <span className={styles["swatch"]} aria-hidden="true" />
            {part.label} <strong className={styles["amount"]}>{format(part.amount)}</strong>
          </li>
        ))}
      </ul>
    </figure>
  );
};
