import { memo, useEffect, useRef, useState, type KeyboardEvent } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";

import { onThemeChange } from "#ui/charts/theme-colours.ts";
import { useWidth } from "#ui/charts/use-width.ts";
import { useWords } from "#ui/words/use-words.ts";

import { decimate } from "./decimate.ts";
import { flowsheetWords } from "./flowsheet-words.ts";
import type { Marks } from "./plot-marks.ts";
import { plotOptions, type Gutters } from "./plot-options.ts";
import { PlotReadout } from "./plot-readout.tsx";
import styles from "./session-record.module.css";
import { panBy, zoomAbout, type TimeWindow } from "./time-window.ts";
import type { LiveSamples } from "./use-samples.ts";
import type { Viewport } from "./viewport.ts";

type RecordPlotProps = {
  readonly samples: Pick<LiveSamples, "store" | "version">;
  readonly marks: Marks;
  /** Minute 0, in milliseconds. */
  readonly zero: number;
  readonly viewport: Viewport;
  readonly whole: TimeWindow;
  readonly gutters: Gutters;
  readonly height: number;
};

const shown = ["heartRate", "saturation"] as const;
/** A line is nearly two px wide: extremes of each two px look like those of each one, and cost a frame half as much. */
const pixelsEach = 2;

/** One plot, drawn anew in the frame in which the window moves, with no more points than pixels can show. */
const usePlot = ({ samples, marks, zero, viewport, gutters, height }: RecordPlotProps, onMinute: (minute: number | undefined) => void) => {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const latest = useRef({ samples, marks, zero });
  latest.current = { samples, marks, zero };
  const width = useWidth(frame, 640);
  const [theme, setTheme] = useState(0);
  const draw = useRef(() => {
    const built = plot.current;
    if (built === undefined) return;
    const { samples: now, zero: dosedAt } = latest.current;
    const { from, to } = viewport.window();
    const span = { from: dosedAt + from * 60_000, to: dosedAt + to * 60_000 };
    const pixels = Math.max(200, Math.round(built.bbox.width / devicePixelRatio / pixelsEach));
    const { x, lines } = decimate(now.store, span, { signals: shown, pixels, xOf: (at) => (at - dosedAt) / 60_000 });
    const none = x.map(() => null);
    built.setData([x, none, none, lines[0] ?? none, lines[1] ?? none], false);
    built.setScale("x", { min: from, max: to });
  });
  useEffect(() => onThemeChange(() => setTheme((count) => count + 1)), []);
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const range = (): readonly [number, number] => [viewport.window().from, viewport.window().to];
    const built = new uPlot(
      plotOptions({ element, width, height, gutters, window: range, marks: () => latest.current.marks }),
      [[], [], [], [], []],
      element,
    );
    const point = (event: Event): void => {
      if (event instanceof MouseEvent) onMinute(event.type === "mouseleave" ? undefined : built.posToVal(event.offsetX, "x"));
    };
    for (const name of ["mousemove", "mouseleave"]) built.over.addEventListener(name, point);
    plot.current = built;
    draw.current();
    return () => {
      plot.current = undefined;
      built.destroy();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- the size has an effect of its own below
  }, [theme, gutters, viewport]);
  useEffect(() => {
    plot.current?.setSize({ width, height });
    draw.current();
  }, [width, height]);
  useEffect(() => viewport.subscribe(() => draw.current()), [viewport]);
  useEffect(() => draw.current(), [samples.version, marks, zero]);
  return frame;
};

/** Blood pressure as bars, heart rate and saturation as lines, with what happened. The flowsheet below is its table. */
export const RecordPlot = memo((props: RecordPlotProps) => {
  const { viewport, whole, marks, samples, zero, height } = props;
  const t = useWords(flowsheetWords);
  const [minute, setMinute] = useState<number | undefined>(undefined);
  const frame = usePlot(props, setMinute);
  const key = (event: KeyboardEvent): void => {
    const window = viewport.window();
    const span = window.to - window.from;
    const sign = event.key === "ArrowLeft" || event.key === "ArrowDown" ? -1 : 1;
    if (event.key === "+" || event.key === "=") viewport.show(zoomAbout(window, (window.from + window.to) / 2, 0.8));
    else if (event.key === "-") viewport.show(zoomAbout(window, (window.from + window.to) / 2, 1.25));
    else if (event.key === "0") viewport.show(whole);
    else if (event.key === "Home") viewport.show({ from: whole.from, to: whole.from + span });
    else if (event.key === "End") viewport.follow();
    else if (event.key.startsWith("Arrow") && event.shiftKey) viewport.show(panBy(window, (sign * span) / 8));
    else if (event.key.startsWith("Arrow")) setMinute(Math.round(minute ?? marks.now) + sign);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <PlotReadout store={samples.store} marks={marks} zero={zero} minute={minute} />
      <div
        ref={frame}
        className={styles["plot"]}
        style={{ blockSize: height }}
        tabIndex={0}
        role="group"
        aria-label={t("graph")}
        data-room-graph=""
        onKeyDown={key}
        onBlur={() => setMinute(undefined)}
      />
    </>
  );
});
