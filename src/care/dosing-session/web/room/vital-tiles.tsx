import { LiveValue } from "#ui/state/live-value.tsx";
import { formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { BoardSession } from "../../contract-answers.ts";
import { vitalUnits, type VitalParameter } from "../../rules/vital-parameter.ts";
import { boardWords, sessionWords } from "../session-words.ts";
import { isLive, newestValue, textOf, type ShownValue } from "./vital-values.ts";
import styles from "./vital-tiles.module.css";

export type ShownSession = Pick<BoardSession, "charted" | "latest" | "alarms" | "lostSignals">;

type TileProps = {
  readonly session: ShownSession;
  readonly now: Temporal.Instant;
  readonly label: string;
  readonly parameters: readonly VitalParameter[];
  readonly size: "small" | "normal" | "large";
};

const stateOf = (session: ShownSession, parameters: readonly VitalParameter[]) => {
  const mine = session.alarms.filter(
    (alarm) => !alarm.settled && alarm.origin !== "signal" && alarm.parameter !== null && parameters.includes(alarm.parameter),
  );
  if (mine.some((alarm) => alarm.level === "red")) return "red" as const;
  if (mine.length > 0) return "amber" as const;
  return session.lostSignals.some((one) => parameters.includes(one)) ? ("lost" as const) : undefined;
};

const Tile = ({ session, now, label, parameters, size }: TileProps) => {
  const t = useWords(sessionWords);
  const board = useWords(boardWords);
  const locale = useLocale();
  const shown = parameters.map((parameter) => newestValue(session, parameter));
  const unitOf = (unit: (typeof vitalUnits)[VitalParameter]): string => (unit === "{score}" ? "" : t(`units.${unit}`));
  const known = shown.filter((one): one is ShownValue => one !== undefined);
  const newest = known[0];
  const [first = "systolic"] = parameters;
  const value =
    known.length === 0 ? undefined : shown.map((one, index) => (one ? textOf(parameters[index] ?? first, one.value) : "?")).join("/");
  return (
    <LiveValue
      label={label}
      value={value}
      unit={unitOf(vitalUnits[first])}
      age={newest && (isLive(newest, now) ? t("live") : formatRelative(newest.observedAt, now, locale))}
      source={newest && t(`sources.${newest.source}`)}
      state={stateOf(session, parameters)}
      unknown={board("noReading")}
      size={size}
    />
  );
};

type VitalTilesProps = {
  readonly session: ShownSession;
  readonly now: Temporal.Instant;
  readonly size?: TileProps["size"];
  readonly across?: boolean;
};

/** The four values that are watched, each with its unit, age and source. */
export const VitalTiles = ({ session, now, size = "normal", across = false }: VitalTilesProps) => {
  const t = useWords(sessionWords);
  const tile = (label: string, parameters: readonly VitalParameter[]) => (
    <Tile session={session} now={now} label={label} parameters={parameters} size={size} />
  );
  return (
    <div className={styles["tiles"]} data-across={across ? "" : undefined}>
      {tile(t("values.bloodPressure"), ["systolic", "diastolic"])}
      {tile(t("values.heartRate"), ["heartRate"])}
      {tile(t("values.saturation"), ["saturation"])}
      {tile(t("values.moaas"), ["moaas"])}
    </div>
  );
};
