import { useEffect } from "react";

import { Button } from "#ui/controls/button.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { Row } from "#ui/layout/row.tsx";
import { useWords } from "#ui/words/use-words.ts";

import styles from "./replay.module.css";
import { replayWords } from "./replay-words.ts";
import { speeds, type Playback } from "./use-playback.ts";

type ControlsProps = {
  readonly playback: Playback;
  readonly from: number;
  readonly until: number;
  readonly stops: readonly number[];
  /** The moment in words, for the scrubber. */
  readonly moment: string;
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest("input:not([type=range]), textarea, select, button, a, [role=combobox], [role=listbox]") !== null;

/** Play, pause, jump, scrub and speed; all by pointer, by touch and by keys. */
export const PlaybackControls = ({ playback, from, until, stops, moment }: ControlsProps) => {
  const t = useWords(replayWords);
  const { at, playing, speed, seek, toggle, setSpeed } = playback;
  const next = stops.find((stop) => stop > at);
  const previous = stops.findLast((stop) => stop < at);
  useEffect(() => {
    const faster = speeds[Math.min(speeds.indexOf(speed) + 1, speeds.length - 1)] ?? speed;
    const slower = speeds[Math.max(speeds.indexOf(speed) - 1, 0)] ?? speed;
    const acts: Readonly<Record<string, () => void>> = {
      " ": toggle,
      n: () => seek(next ?? until),
      p: () => seek(previous ?? from),
      "+": () => setSpeed(faster),
      "-": () => setSpeed(slower),
    };
    const press = (event: KeyboardEvent): void => {
      const act = acts[event.key];
      if (act === undefined || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
  return (
    <div className={styles["controls"]} data-print="no">
      <input
        className={styles["scrubber"]}
        type="range"
        min={from}
        max={until}
        step={1_000}
        value={at}
        aria-label={t("position")}
        aria-valuetext={moment}
        onChange={(event) => seek(Number(event.target.value))}
      />
      <Row gap={2} align="end">
        <Button kind="primary" onClick={toggle}>
          {t(playing ? "pause" : "play")}
        </Button>
        <Button onClick={() => seek(previous ?? from)}>{t("previous")}</Button>
        <Button onClick={() => seek(next ?? until)}>{t("next")}</Button>
        <SelectField
          label={t("speed")}
          value={String(speed)}
          options={speeds.map((one) => ({ value: String(one), label: t("times", { speed: one }) }))}
          onChange={(value) => setSpeed(speeds.find((one) => String(one) === value) ?? speed)}
        />
      </Row>
    </div>
  );
};
