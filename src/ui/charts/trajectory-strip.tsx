import { useRef, useState, type KeyboardEvent } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import { linearScale, roundTicks, type Scale } from "./linear-scale.ts";
import { linePath } from "./line-path.ts";
import { BandLine } from "./band-line.tsx";
import type { DoseMark, ScoreSeries } from "./trajectory.ts";
import styles from "./trajectory-chart.module.css";

interface TrajectoryStripProps {
  readonly series: ScoreSeries;
  /** Its place among the strips: colour and shape of its points. */
  readonly place: number;
  readonly doses: readonly DoseMark[];
  readonly x: Scale;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly dateOf: (at: Temporal.Instant) => string;
  readonly onTell: (told: string | undefined) => void;
}

/** Points differ by shape as well as by colour. */
const shapes = [
  "M-4.2 0a4.2 4.2 0 1 0 8.4 0a4.2 4.2 0 1 0 -8.4 0Z",
  "M-3.9 -3.9h7.8v7.8h-7.8Z",
  "M0 -5.2L5.2 0L0 5.2L-5.2 0Z",
  "M0 -4.8L5 4H-5Z",
] as const;

const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, Home: Number.NEGATIVE_INFINITY, End: Number.POSITIVE_INFINITY };

export const TrajectoryStrip = ({ series, place, doses, x, width, height, left, right, dateOf, onTell }: TrajectoryStripProps) => {
  const strip = useRef<SVGSVGElement>(null);
  const [current, setCurrent] = useState(series.points.length - 1);
  const y = linearScale([series.min, series.max], [height - 8, 10]);
  const placed = series.points.map((point) => [x(point.at.epochMilliseconds), y(point.value)] as const);
  const told = (index: number) => {
    const point = series.points[index];
    return point && [dateOf(point.at), `${series.name} ${point.value} ${series.unit}`, point.note].filter(Boolean).join(" · ");
  };
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(series.points.length - 1, Math.max(0, current + step));
    setCurrent(next);
    strip.current?.querySelectorAll<SVGGElement>("[data-point]")[next]?.focus();
  };
  const ticks = roundTicks(series.min, series.max, height > 160 ? 5 : 3);
  return (
    <div className={joinClasses(styles["strip"], styles[`series-${(place % 4) + 1}`])}>
      <p className={styles["name"]}>
        <svg width={12} height={12} viewBox="-6 -6 12 12" aria-hidden="true">
          <path className={styles["point"]} d={shapes[place % 4]} />
        </svg>
        {series.name}{" "}
        <span className={styles["range"]}>
          {series.min}–{series.max} {series.unit}
        </span>
      </p>
      <svg ref={strip} width={width} height={height} role="group" aria-label={series.name} onKeyDown={move}>
        {ticks.map((tick) => (
          <g key={tick} aria-hidden="true">
            <line className={styles["grid"]} x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
            <text className={styles["tick"]} x={left - 8} y={y(tick) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        {doses.map((dose) => (
          <line
            key={dose.at.toString()}
            className={styles["dose-line"]}
            x1={x(dose.at.epochMilliseconds)}
            x2={x(dose.at.epochMilliseconds)}
            y1={0}
            y2={height}
          />
        ))}
        {series.bands?.map((band) => (
          <BandLine key={band.label} band={band} series={series} y={y(band.at)} from={left} to={width - right} />
        ))}
        <path className={styles["line"]} d={linePath(placed)} />
        {placed.map(([cx, cy], index) => (
          <g
            key={series.points[index]?.at.toString()}
            data-point
            role="img"
            aria-label={told(index)}
            tabIndex={index === current ? 0 : -1}
            className={styles["focusable"]}
            transform={`translate(${cx.toFixed(1)} ${cy.toFixed(1)})`}
            onFocus={() => {
              setCurrent(index);
              onTell(told(index));
            }}
            onBlur={() => onTell(undefined)}
            onMouseEnter={() => onTell(told(index))}
            onMouseLeave={() => onTell(undefined)}
          >
            <circle className={styles["reach"]} r={12} />
            <path className={styles["point"]} d={shapes[place % 4]} />
          </g>
        ))}
      </svg>
    </div>
  );
};
