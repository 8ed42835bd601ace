import { milligramsOf } from "#kernel/quantity.ts";
import { Sparkline } from "#ui/charts/sparkline.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatElapsed, formatNumber, formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { Trend, WallSession } from "../../contract-board.ts";
import type { VitalParameter } from "../../rules/vital-parameter.ts";
import { urgencyOf } from "../board/board-order.ts";
import { isLive, newestValue, textOf } from "../room/vital-values.ts";
import { sessionWords } from "../session-words.ts";
import { wallWords } from "./wall-words.ts";
import styles from "./wall-room.module.css";

type RoomProps = { readonly session: WallSession; readonly trend: Trend | undefined; readonly now: Temporal.Instant };

type ValueProps = RoomProps & {
  readonly label: string;
  readonly parameters: readonly VitalParameter[];
  readonly course: readonly (number | null)[];
};

const Value = ({ session, now, label, parameters, course }: ValueProps) => {
  const t = useWords(wallWords);
  const known = parameters.map((parameter) => [parameter, newestValue(session, parameter)] as const);
  const newest = known[0]?.[1];
  const minutes = newest && Math.max(0, Math.floor((now.epochMilliseconds - newest.observedAt.epochMilliseconds) / 60_000));
  const alarms = session.alarms.filter(
    ({ parameter, settled, origin }) => parameter !== null && parameters.includes(parameter) && !settled && origin !== "signal",
  );
  const level = alarms.find((alarm) => alarm.level === "red")?.level ?? alarms[0]?.level;
  // The mark of an alarm stands where the dot would: both do not fit above a short value.
  const live = newest && isLive(newest, now);
  const isLost = session.lostSignals.some((one) => parameters.includes(one));
  return (
    <div className={styles["value"]} data-level={level} data-lost={isLost || undefined}>
      <span className={styles["label"]}>
        {level && <StateMark kind={level} decorative />} {label}
        {newest && minutes !== undefined && !(live && level) && <small>{live ? t("live") : t("age", { count: minutes })}</small>}
      </span>
      <strong>{newest === undefined ? "–" : known.map(([parameter, one]) => (one ? textOf(parameter, one.value) : "?")).join("/")}</strong>
      <Sparkline points={course.map((point) => point ?? undefined)} label={t("course", { what: label })} width={90} height={18} />
    </div>
  );
};

type Said = {
  readonly what: string;
  readonly value: string;
  readonly called: string;
  readonly lost: string;
  readonly overdue: string;
  readonly unwatched: string;
};

const saidOf = ({ origin }: WallSession["alarms"][number], { what, value, called, lost, overdue, unwatched }: Said): string => {
  switch (origin) {
    case "charted":
    case "stream":
      return `${what} ${value}`;
    case "signal":
      return lost;
    case "schedule":
      return overdue;
    case "responsibility":
      return unwatched;
    case "patient":
      return called;
  }
};

/** The worst alarm in words, with how far it has come; else what is due. */
const State = ({ session, now }: Omit<RoomProps, "trend">) => {
  const t = useWords(wallWords);
  const words = useWords(sessionWords);
  const locale = useLocale();
  const open = session.alarms.filter((one) => !one.acknowledged || !one.settled);
  const worst =
    open.find(({ level, acknowledged }) => level === "red" && !acknowledged) ?? open.find(({ acknowledged }) => !acknowledged) ?? open[0];
  if (session.emergencies.length > 0) {
    return (
      <p className={styles["state"]} data-level="red">
        <StateMark kind="red" decorative /> {t("emergency")}
      </p>
    );
  }
  if (worst !== undefined) {
    const what = worst.parameter === null ? "" : words(`values.${worst.parameter}`);
    const value = worst.parameter === null || worst.value === null ? "" : textOf(worst.parameter, worst.value);
    const said = saidOf(worst, {
      what,
      value,
      called: t("called"),
      lost: t("lost", { what }),
      overdue: words("alarm.schedule"),
      unwatched: t("unwatched"),
    });
    const more = open.length > 1 ? t("more", { count: open.length - 1 }) : "";
    return (
      <p className={styles["state"]} data-level={worst.level} data-seen={worst.acknowledged || undefined}>
        <StateMark kind={worst.level} decorative /> {[said, more].filter(Boolean).join(" ")}
      </p>
    );
  }
  if (session.nextDueAt === null) return <p className={styles["state"]} />;
  const when = formatRelative(session.nextDueAt, now, locale);
  const isNow = Temporal.Instant.compare(session.nextDueAt, now) <= 0;
  return (
    <p className={styles["state"]} data-level={session.overdue ? "amber" : undefined}>
      {session.overdue && <StateMark kind="overdue" decorative />}{" "}
      {session.overdue ? t("overdue", { age: when }) : isNow ? t("dueNow") : t("due", { when })}
    </p>
  );
};

const Foot = ({ session }: { readonly session: WallSession }) => {
  const t = useWords(wallWords);
  const locale = useLocale();
  const milligrams = (amount: WallSession["given"]): string => formatNumber(milligramsOf(amount), locale);
  const { drawn, left, given, people } = session;
  const reached = (["all-staff", "prescriber"] as const).find((one) => session.alarms.some(({ escalation }) => escalation === one));
  const parts = [
    reached && t(`gone.${reached}`),
    people.length === 0 ? t("nobody") : people.map(({ initials }) => initials).join(" "),
    left !== null
      ? t("drug", { drawn: milligrams(drawn), left: milligrams(left) })
      : session.firstDoseAt === null
        ? t("noDose")
        : t("given", { amount: milligrams(given) }),
  ];
  return <p className={styles["foot"]}>{parts.filter(Boolean).join(" · ")}</p>;
};

/** How much smaller the three values are set, by how many digits they have together, so that none is cut off or meets another one. */
const tightOf = (session: WallSession): "some" | "more" | undefined => {
  const digits = (["systolic", "diastolic", "heartRate", "saturation"] as const)
    .map((parameter) => newestValue(session, parameter))
    .reduce((sum, one) => sum + (one === undefined ? 1 : String(Math.round(one.value)).length), 0);
  return digits > 11 ? "more" : digits > 9 ? "some" : undefined;
};

/** One room on the wall. What must be read from four metres is large; the rest is for whoever comes nearer. */
export const WallRoom = ({ session, trend, now }: RoomProps) => {
  const t = useWords(wallWords);
  const words = useWords(sessionWords);
  const seconds = session.firstDoseAt === null ? undefined : (now.epochMilliseconds - session.firstDoseAt.epochMilliseconds) / 1_000;
  const of = { session, trend, now };
  const sedation = newestValue(session, "moaas");
  return (
    <article
      className={styles["room"]}
      data-urgency={urgencyOf(session)}
      data-training={session.training || undefined}
      aria-label={`${session.roomName ?? ""} ${session.initials}`}
    >
      <header className={styles["head"]}>
        <h2>{session.roomName ?? session.initials}</h2>
        <span>{session.roomName === null ? "" : session.initials}</span>
      </header>
      <p className={styles["timer"]}>
        <strong>{seconds === undefined ? "–:––" : formatElapsed(seconds)}</strong>
        <span>{[words(`phases.${session.phase}`), session.training ? t("training") : ""].filter(Boolean).join(" · ")}</span>
      </p>
      <div className={styles["values"]} data-tight={tightOf(session)}>
        <Value {...of} label={t("bp")} parameters={["systolic", "diastolic"]} course={trend?.systolic ?? []} />
        <Value {...of} label={t("hr")} parameters={["heartRate"]} course={trend?.heartRate ?? []} />
        <Value {...of} label={t("spo2")} parameters={["saturation"]} course={trend?.saturation ?? []} />
      </div>
      <div className={styles["line"]}>
        <State session={session} now={now} />
        {sedation && session.emergencies.length === 0 && <span>{t("sedation", { value: textOf("moaas", sedation.value) })}</span>}
      </div>
      <Foot session={session} />
    </article>
  );
};

export const FreeRoom = ({ name }: { readonly name: string }) => {
  const t = useWords(wallWords);
  return (
    <div className={styles["free"]}>
      {name} <span>{t("empty")}</span>
    </div>
  );
};
