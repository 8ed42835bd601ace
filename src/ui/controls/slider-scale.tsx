import { useId, type ReactNode } from "react";
import { ChoiceGroup, type ChoiceGroupLook } from "./choice-group.tsx";
import styles from "./slider-scale.module.css";

interface SliderScaleProps extends ChoiceGroupLook {
  /** 0 to 10; `undefined` while nobody has answered. */
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
  /** What 0 and 10 mean. */
  readonly low: ReactNode;
  readonly high: ReactNode;
}

const points = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** 0 to 10 as a row of answers: a slider would start somewhere, and its start is an answer nobody gave. */
export const SliderScale = ({ value, onChange, low, high, ...look }: SliderScaleProps) => {
  const name = useId();
  return (
    <ChoiceGroup {...look} role="radiogroup">
      <div className={styles["frame"]}>
        <div className={styles["row"]}>
          {points.map((point) => (
            <label key={point} className={styles["point"]}>
              <input
                type="radio"
                name={name}
                className={styles["input"]}
                checked={point === value}
                aria-describedby={point === 0 ? `${name}-low` : point === 10 ? `${name}-high` : undefined}
                onChange={() => onChange(point)}
              />
              {point}
            </label>
          ))}
        </div>
        <div className={styles["ends"]}>
          <span id={`${name}-low`}>{low}</span>
          <span id={`${name}-high`}>{high}</span>
        </div>
      </div>
    </ChoiceGroup>
  );
};
