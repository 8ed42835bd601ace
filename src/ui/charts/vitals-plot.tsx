import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { onThemeChange } from "./theme-colours.ts";
import { useWidth } from "./use-width.ts";
import { sampleAt, type VitalsData, type VitalsEvent } from "./vitals-data.ts";
import { vitalsOptions } from "./vitals-options.ts";
import { VitalsReadout } from "./vitals-readout.tsx";
import styles from "./vitals-chart.module.css";

interface VitalsPlotProps {
  readonly label: string;
  readonly data: VitalsData;
  readonly events: readonly VitalsEvent[];
  readonly window: readonly [from: number, to: number] | undefined;
  readonly height: number;
}

type Column = (number | null)[];

const aligned = (data: VitalsData): [number[], ...Column[]] => [
  [...data.minutes],
  [...data.systolic],
  [...data.diastolic],
  [...data.heartRate],
  [...data.saturation],
];

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, PageDown: 10, PageUp: -10 };

/** Draws again, without building anew, when values come in; built anew when the theme changes. */
const usePlot = ({ data, events, window, height }: Omit<VitalsPlotProps, "label">, onSample: (sample: number | undefined) => void) => {
  const frame = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const shown = useRef({ events, window });
  const width = useWidth(frame, 640);
  const [theme, setTheme] = useState(0);
  shown.current = { events, window };
  useEffect(() => onThemeChange(() => setTheme((count) => count + 1)), []);
  useEffect(() => {
    if (!frame.current) return undefined;
    const built = new uPlot(
      vitalsOptions(frame.current, width, height, () => shown.current, onSample),
      aligned(data),
      frame.current,
    );
    plot.current = built;
    return () => built.destroy();
    // oxlint-disable-next-line react/exhaustive-deps -- size and data have effects of their own below
  }, [theme]);
  useEffect(() => {
    plot.current?.setSize({ width, height });
  }, [width, height]);
  useEffect(() => {
    plot.current?.setData(aligned(data));
  }, [data, window]);
  useEffect(() => {
    plot.current?.redraw(false);
  }, [events]);
  return { frame, plot };
};

export const VitalsPlot = ({ label, ...shown }: VitalsPlotProps) => {
  const [sample, setSample] = useState<number | undefined>(undefined);
  const { frame, plot } = usePlot(shown, setSample);
  const { minutes } = shown.data;
  const last = minutes.length - 1;
  const showMinute = (minute: number) => {
    const index = sampleAt(minutes, minute);
    const place = plot.current?.valToPos(minutes[index] ?? 0, "x");
    if (place !== undefined) plot.current?.setCursor({ left: place, top: 8 });
    setSample(index);
  };
  const move = (event: KeyboardEvent) => {
    const now = minutes[sample ?? last] ?? 0;
    const step = steps[event.key];
    const next =
      event.key === "Home" ? minutes[0] : event.key === "End" ? minutes[last] : step === undefined ? undefined : Math.round(now) + step;
    if (next === undefined) return;
    event.preventDefault();
    showMinute(Math.max(next, minutes[0] ?? 0));
  };
  return (
    <>
      <VitalsReadout data={shown.data} events={shown.events} sample={sample ?? last} picked={sample !== undefined} />
      <div
        ref={frame}
        className={styles["plot"]}
        style={{ minBlockSize: shown.height }}
        tabIndex={0}
        role="group"
        aria-label={label}
        onKeyDown={move}
        onBlur={() => setSample(undefined)}
      />
    </>
  );
};
