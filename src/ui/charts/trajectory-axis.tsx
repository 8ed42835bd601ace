import { useLocale } from "../words/locale.ts";
import { dateTicks } from "./date-ticks.ts";
import type { Scale } from "./linear-scale.ts";
import type { DoseMark } from "./trajectory.ts";
import styles from "./trajectory-chart.module.css";

interface TrajectoryAxisProps {
  readonly x: Scale;
  readonly width: number;
  /** Above the strips: the doses. */
  readonly doses?: readonly DoseMark[];
  /** Below them: the dates. */
  readonly span?: readonly [Temporal.Instant, Temporal.Instant];
  readonly timeZone?: string;
  readonly dateOf: (at: Temporal.Instant) => string;
  readonly onTell: (told: string | undefined) => void;
}

export const TrajectoryAxis = ({ x, width, doses, span, timeZone = "UTC", dateOf, onTell }: TrajectoryAxisProps) => {
  const locale = useLocale();
  const year = span && span[1].epochMilliseconds - span[0].epochMilliseconds > 300 * 86_400_000;
  const format = new Intl.DateTimeFormat(locale, {
    day: year ? undefined : "numeric",
    month: "short",
    year: year ? "2-digit" : undefined,
    timeZone,
  });
  if (doses) {
    return (
      <svg width={width} height={doses.length > 0 ? 16 : 0} className={styles["doses"]} aria-hidden="true">
        {doses.map((dose) => {
          const at = x(dose.at.epochMilliseconds);
          const told = `${dateOf(dose.at)} · ${dose.label}`;
          return (
            <path
              key={dose.at.toString()}
              className={styles["dose"]}
              d={`M${at - 5} 3h10l-5 9Z`}
              onMouseEnter={() => onTell(told)}
              onMouseLeave={() => onTell(undefined)}
            />
          );
        })}
      </svg>
    );
  }
  const ticks = span ? dateTicks(span[0], span[1], timeZone, Math.max(2, Math.floor(width / 92))) : [];
  return (
    <svg width={width} height={22} aria-hidden="true">
      {ticks.map((tick) => (
        <text key={tick.toString()} className={styles["tick"]} x={x(tick.epochMilliseconds)} y={16} textAnchor="middle">
          {format.format(tick.epochMilliseconds)}
        </text>
      ))}
    </svg>
  );
};
