import { useEffect, useRef, type ReactNode } from "react";
import { StateMark } from "../state/state-mark.tsx";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { Link } from "./link.tsx";
import styles from "./journey-steps.module.css";

export interface JourneyStep {
  readonly key: string;
  readonly label: string;
  readonly state: "done" | "current" | "todo";
  readonly href?: string | undefined;
  /** A quiet second line: a date, what is missing. */
  readonly note?: ReactNode;
}

interface JourneyStepsProps {
  readonly steps: readonly JourneyStep[];
  readonly label?: string | undefined;
}

/** Where somebody is on a way of several stages. On a phone the line scrolls and shows the current one. */
export const JourneySteps = ({ steps, label }: JourneyStepsProps) => {
  const t = useWords(uiWords);
  const line = useRef<HTMLOListElement>(null);
  const current = steps.findIndex((step) => step.state === "current");
  useEffect(() => {
    const step = line.current?.children[current];
    if (line.current && step instanceof HTMLElement) {
      line.current.scrollLeft = step.offsetLeft - line.current.clientWidth / 2 + step.offsetWidth / 2;
    }
  }, [current]);
  return (
    <ol ref={line} className={styles["steps"]} aria-label={label ?? t("steps.label")} tabIndex={0}>
      {steps.map((step) => (
        <li key={step.key} className={styles["step"]} data-state={step.state} aria-current={step.state === "current" ? "step" : undefined}>
          <span className={styles["mark"]} aria-hidden="true">
            {step.state === "done" ? <StateMark kind="met" decorative /> : <span className={styles["dot"]} />}
          </span>
          <span className={styles["words"]}>
            {step.href ? (
              <Link href={step.href} className={styles["label"]}>
                {step.label}
              </Link>
            ) : (
              <span className={styles["label"]}>{step.label}</span>
            )}
            <span className="visually-hidden"> {t(`steps.${step.state}`)}</span>
            {step.note && <span className={styles["note"]}>{step.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
};
