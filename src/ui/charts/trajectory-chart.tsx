import { useRef, useState } from "react";
import { formatDate } from "../words/format.ts";
import { useLocale } from "../words/locale.ts";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { linearScale } from "./linear-scale.ts";
import { timeSpan, type DoseMark, type ScoreSeries } from "./trajectory.ts";
import { TrajectoryAxis } from "./trajectory-axis.tsx";
import { TrajectoryStrip } from "./trajectory-strip.tsx";
import { TrajectoryTable } from "./trajectory-table.tsx";
import { useWidth } from "./use-width.ts";
import styles from "./trajectory-chart.module.css";

interface TrajectoryChartProps {
  /** What it shows: "Scores of M. R. since October". */
  readonly label: string;
  /** Each has a strip of its own scale; all share the dates. */
  readonly series: readonly ScoreSeries[];
  readonly doses?: readonly DoseMark[] | undefined;
  readonly timeZone: string;
  readonly source: string;
  /** Of each strip. */
  readonly height?: number | undefined;
}

const gutter = { left: 34, right: 12 } as const;

export const TrajectoryChart = ({
  label,
  series,
  doses = [],
  timeZone,
  source,
  height = series.length > 1 ? 132 : 210,
}: TrajectoryChartProps) => {
  const t = useWords(uiWords);
  const locale = useLocale();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 640);
  const [told, setTold] = useState<string | undefined>(undefined);
  const span = timeSpan(series, doses);
  const dateOf = (at: Temporal.Instant) => formatDate(at, timeZone, locale);
  if (!span) return <p className={styles["none"]}>{t("chart.noPoints")}</p>;
  const x = linearScale([span[0].epochMilliseconds, span[1].epochMilliseconds], [gutter.left, width - gutter.right]);
  return (
    <figure className={styles["chart"]} aria-label={label}>
      <p className={styles["told"]} aria-hidden="true">
        {told ?? label}
      </p>
      <div ref={frame} className={styles["frame"]}>
        <TrajectoryAxis doses={doses} x={x} width={width} onTell={setTold} dateOf={dateOf} />
        {series.map((one, place) => (
          <TrajectoryStrip
            key={one.key}
            series={one}
            place={place}
            doses={doses}
            x={x}
            width={width}
            height={height}
            left={gutter.left}
            right={gutter.right}
            onTell={setTold}
            dateOf={dateOf}
          />
        ))}
        <TrajectoryAxis span={span} timeZone={timeZone} x={x} width={width} onTell={setTold} dateOf={dateOf} />
      </div>
      <figcaption className={styles["source"]}>{t("chart.source", { source })}</figcaption>
      <TrajectoryTable label={label} series={series} doses={doses} dateOf={dateOf} />
    </figure>
  );
};
