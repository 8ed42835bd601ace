import type { Band, ScoreSeries } from "./trajectory.ts";
import styles from "./trajectory-chart.module.css";

interface BandLineProps {
  readonly band: Band;
  readonly series: ScoreSeries;
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

/** A score where the meaning changes; its name stands where the course keeps clear of it. */
export const BandLine = ({ band, series, y, from, to }: BandLineProps) => {
  const distance = (place: number) => Math.abs((series.points.at(place)?.value ?? band.at) - band.at);
  const atStart = distance(0) > distance(-1);
  const near = series.points.at(atStart ? 0 : -1)?.value ?? band.at;
  const below = near > band.at;
  return (
    <g aria-hidden="true">
      <line className={styles["band"]} x1={from} x2={to} y1={y} y2={y} />
      <text
        className={styles["band-label"]}
        x={atStart ? from + 4 : to - 2}
        y={below ? y + 14 : y - 5}
        textAnchor={atStart ? "start" : "end"}
      >
        {band.label} {band.at}
      </text>
    </g>
  );
};
