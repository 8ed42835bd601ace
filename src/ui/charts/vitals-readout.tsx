import { formatElapsed, formatNumber } from "../words/format.ts";
import { useLocale } from "../words/locale.ts";
import { readingNear, type VitalsData, type VitalsEvent } from "./vitals-data.ts";
import styles from "./vitals-chart.module.css";

interface VitalsReadoutProps {
  readonly data: VitalsData;
  readonly events: readonly VitalsEvent[];
  readonly sample: number;
  /** Somebody points at a moment; otherwise it is the latest one. */
  readonly picked: boolean;
}

/** Key and reading in one line: what each mark means and what it says at the chosen moment. */
export const VitalsReadout = ({ data, events, sample, picked }: VitalsReadoutProps) => {
  const minute = data.minutes[sample];
  const locale = useLocale();
  const near = (column: readonly (number | null)[], within: number) => readingNear(column, data.minutes, sample, within);
  const systolic = near(data.systolic, 30);
  const age = Math.floor(systolic?.age ?? 0);
  const event = picked && minute !== undefined ? events.find((one) => Math.abs(one.minutes - minute) < 0.5) : undefined;
  return (
    <p className={styles["readout"]} role={picked ? "status" : undefined}>
      {minute !== undefined && <strong className={styles["minute"]}>{formatElapsed(minute * 60)}</strong>}
      <span className={styles["item"]}>
        <i className={styles["pressure"]} aria-hidden="true" />
        BP {systolic?.value ?? "–"}/{near(data.diastolic, 30)?.value ?? "–"} mmHg
        {age > 0 && <span className={styles["age"]}>{formatNumber(age, locale, { style: "unit", unit: "minute" })}</span>}
      </span>
      <span className={styles["item"]}>
        <i className={styles["rate"]} aria-hidden="true" />
        HR {near(data.heartRate, 0.5)?.value ?? "–"} /min
      </span>
      <span className={styles["item"]}>
        <i className={styles["saturation"]} aria-hidden="true" />
        SpO2 {near(data.saturation, 0.5)?.value ?? "–"} %
      </span>
      {event && <span className={styles["event"]}>{event.label}</span>}
    </p>
  );
};
