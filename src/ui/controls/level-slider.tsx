import { useId } from "react";

import styles from "./level-slider.module.css";

interface LevelSliderProps {
  readonly label: string;
  /** 0 to 1. */
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly disabled?: boolean | undefined;
  /** Whether the value stands beside it as a figure; it is read out in any case. */
  readonly figure: boolean;
}

const steps = 20;

/** A level between two ends, by finger, mouse and keys: for what is steered and has no wrong answer. Never for a value that is charted. */
export const LevelSlider = ({ label, value, onChange, disabled, figure }: LevelSliderProps) => {
  const id = useId();
  const shown = `${Math.round(value * 100)} %`;
  return (
    <div className={styles["frame"]}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        className={styles["slider"]}
        min={0}
        max={steps}
        step={1}
        value={Math.round(value * steps)}
        aria-valuetext={shown}
        disabled={disabled}
        onChange={(event) => onChange(Number(event.target.value) / steps)}
      />
      {figure && (
        <span className={styles["value"]} aria-hidden="true">
          {shown}
        </span>
      )}
    </div>
  );
};
