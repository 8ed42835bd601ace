import { linearScale } from "./linear-scale.ts";
import { linePath } from "./line-path.ts";
import styles from "./sparkline.module.css";

interface SparklineProps {
  /** Evenly spaced, oldest first; `undefined` where nothing was measured. */
  readonly points: readonly (number | undefined)[];
  /** What it shows, with the latest value and unit. */
  readonly label: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** The range that the plan allows, drawn as a quiet band. */
  readonly band?: readonly [low: number, high: number] | undefined;
}

/** The shape of a course, to stand beside its latest value. */
export const Sparkline = ({ points, label, width = 96, height = 28, band }: SparklineProps) => {
  const known = points.filter((point) => point !== undefined);
  const low = Math.min(...known, ...(band ?? []));
  const high = Math.max(...known, ...(band ?? []));
  const x = linearScale([0, Math.max(1, points.length - 1)], [2, width - 4]);
  const y = linearScale([low, high], [height - 4, 4]);
  const placed = points.map((point, index) => (point === undefined ? undefined : ([x(index), y(point)] as const)));
  const last = placed.findLast((point) => point !== undefined);
  return (
    <svg role="img" aria-label={label} className={styles["spark"]} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {band && <rect className={styles["band"]} x={0} width={width} y={y(band[1])} height={Math.max(0, y(band[0]) - y(band[1]))} />}
      {known.length > 0 && <path className={styles["line"]} d={linePath(placed)} />}
      {last && <circle className={styles["last"]} cx={last[0]} cy={last[1]} r={2.5} />}
    </svg>
  );
};
