import { formatElapsed, formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { flowsheetWords } from "./flowsheet-words.ts";
import type { Marks } from "./plot-marks.ts";
import type { SampleStore, Signal } from "./sample-store.ts";
import styles from "./session-record.module.css";

type PlotReadoutProps = {
  readonly store: SampleStore;
  readonly marks: Marks;
  readonly zero: number;
  /** The moment that somebody points at; undefined shows the key alone. */
  readonly minute: number | undefined;
};

/** How old a streamed value may be to be read at a moment, in milliseconds. */
const readFor = 30_000;

const valueAt = (store: SampleStore, signal: Signal, at: number): number | undefined => {
  for (let row = store.rowAt(at); row >= 0 && at - store.at(row) <= readFor; row -= 1) {
    const value = store.value(signal, row);
    if (!Number.isNaN(value)) return Math.round(value);
  }
  return undefined;
};

/** Key and reading in one line: what each mark means and, where somebody points, what it says there. */
export const PlotReadout = ({ store, marks, zero, minute }: PlotReadoutProps) => {
  const t = useWords(flowsheetWords);
  const locale = useLocale();
  const at = minute === undefined ? undefined : zero + minute * 60_000;
  const pressure = minute === undefined ? undefined : marks.pressures.findLast((one) => one.minutes <= minute);
  const age = pressure && minute !== undefined ? Math.floor(minute - pressure.minutes) : 0;
  const events = minute === undefined ? [] : marks.events.filter((one) => Math.abs(one.minutes - minute) < 0.75);
  const said = (signal: Signal, unit: string): string =>
    at === undefined ? unit : `${valueAt(store, signal, at) ?? t("reading.noSignal")} ${unit}`;
  return (
    <p className={styles["readout"]} role={minute === undefined ? undefined : "status"}>
      {minute !== undefined && <strong>{formatElapsed(minute * 60)}</strong>}
      <span>
        <i className={styles["keyPressure"]} aria-hidden="true" /> BP {pressure && `${pressure.systolic}/${pressure.diastolic}`} mmHg
        {age > 0 && ` · ${t("reading.cuff", { age: formatNumber(age, locale, { style: "unit", unit: "minute" }) })}`}
      </span>
      <span>
        <i className={styles["keyRate"]} aria-hidden="true" /> HR {said("heartRate", "/min")}
      </span>
      <span>
        <i className={styles["keySaturation"]} aria-hidden="true" /> SpO2 {said("saturation", "%")}
      </span>
      {events.map((event) => (
        <span key={`${event.minutes} ${event.label}`}>{event.label}</span>
      ))}
    </p>
  );
};
