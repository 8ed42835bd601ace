import { useRef } from "react";

import { linearScale, roundTicks } from "./linear-scale.ts";
import { survivalPaths, type SurvivalPoint } from "./survival-paths.ts";
import styles from "./survival-chart.module.css";
import { useWidth } from "./use-width.ts";

interface SurvivalChartProps {
  /** Says what the curve shows; the table beside it carries the numbers. */
  readonly label: string;
  readonly xLabel: string;
  readonly points: readonly SurvivalPoint[];
}

const [height, left, right, top, bottom] = [240, 52, 12, 12, 40];

/** A step curve of shares that still hold, with its bounds as a band and a tick for everybody who left. */
export const SurvivalChart = ({ label, xLabel, points }: SurvivalChartProps) => {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 640);
  const last = Math.max(1, ...points.map((point) => point.at));
  const x = linearScale([0, last], [left, width - right]);
  const y = linearScale([0, 1], [height - bottom, top]);
  const { line, band, ticks } = survivalPaths(points, x, y);
  return (
    <div ref={frame} className={styles["frame"]}>
      <svg width={width} height={height} role="img" aria-label={label}>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line className={styles["grid"]} x1={left} x2={width - right} y1={y(share)} y2={y(share)} />
            <text className={styles["tick"]} x={left - 6} y={y(share) + 4} textAnchor="end">{`${share * 100} %`}</text>
          </g>
        ))}
        {roundTicks(0, last, Math.max(2, Math.floor(width / 90))).map((day) => (
          <text key={day} className={styles["tick"]} x={x(day)} y={height - bottom + 16} textAnchor="middle">
            {day}
          </text>
        ))}
        <text className={styles["tick"]} x={(left + width - right) / 2} y={height - 6} textAnchor="middle">
          {xLabel}
        </text>
        <path className={styles["band"]} d={band} />
        <path className={styles["line"]} d={line} />
        <path className={styles["left"]} d={ticks} />
      </svg>
    </div>
  );
};
