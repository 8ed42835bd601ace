import type { ReactNode } from "react";

import { settled } from "#kernel/setting.ts";
import { Button } from "#ui/controls/button.tsx";
import { Row } from "#ui/layout/row.tsx";
import { StateMark, type MarkKind } from "#ui/state/state-mark.tsx";
import { formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { streamTimes } from "../../rules/data/stream-settings.ts";
import type { DosingSession } from "../../rules/dosing-session.ts";
import { protocolOf } from "../../rules/protocol.ts";
import { sessionWords } from "../session-words.ts";
import type { SeenDevice } from "./device-hub.ts";
import { deviceWords } from "./device-words.ts";
import styles from "./devices.module.css";

type State = "connecting" | "connected" | "live" | "signal-lost" | "reconnecting" | "out-of-range" | "nothing-measured" | "closed";
type Standing = { readonly state: State; readonly since: Temporal.Instant | null };

/** How a device stands for a person: connected is not enough for one that streams; it must also send values. */
const standingOf = ({ link, streams, heardAt }: SeenDevice, session: DosingSession, now: Temporal.Instant): Standing => {
  if (link.state === "reconnecting" || link.state === "out-of-range")
    return { state: link.state, since: Temporal.Instant.fromEpochMilliseconds(link.since) };
  if (link.state !== "connected" || !streams) return { state: link.state, since: null };
  const lost = settled(protocolOf(session), streamTimes.lost).value * 1_000;
  const isLive = heardAt !== null && now.epochMilliseconds - heardAt.epochMilliseconds <= lost;
  return { state: isLive ? "live" : "signal-lost", since: heardAt };
};

const marks: { readonly [Name in State]?: MarkKind } = {
  "signal-lost": "lost",
  reconnecting: "lost",
  "out-of-range": "lost",
  "nothing-measured": "unknown",
};

/** Seconds count on a lost signal: "40 s", then minutes. */
const ageOf = (since: Temporal.Instant | null, now: Temporal.Instant, locale: string): string => {
  if (since === null) return "";
  const seconds = Math.max(0, Math.round((now.epochMilliseconds - since.epochMilliseconds) / 1_000));
  return seconds < 60 ? `${seconds} s` : formatRelative(since, now, locale);
};

/** What stands of a device, and beside it what can be done about it. */
const Device = ({ name, acts, children }: { readonly name: string; readonly acts: ReactNode; readonly children: ReactNode }) => (
  <li className={styles["device"]}>
    <div className={styles["said"]}>
      <p className={styles["name"]}>{name}</p>
      {children}
    </div>
    <Row gap={1}>{acts}</Row>
  </li>
);

type DeviceRowProps = {
  readonly device: SeenDevice;
  readonly session: DosingSession;
  readonly now: Temporal.Instant;
  readonly onTry: () => void;
  readonly onDisconnect: () => void;
};

type ValuesProps = Pick<DeviceRowProps, "device" | "now"> & { readonly isLive: boolean };

/** A value that is not live any more is not shown beside one that is: its age stands in the state. */
const Values = ({ device, now, isLive }: ValuesProps) => {
  const t = useWords(deviceWords);
  const words = useWords(sessionWords);
  const locale = useLocale();
  const { moment, heardAt, streams, problem, link } = device;
  const rate = moment?.hr ?? moment?.pulse;
  const shown = [
    moment?.spo2 !== undefined && moment.spo2 !== null && `${words("values.saturation")} ${moment.spo2} %`,
    rate !== undefined && rate !== null && `${words("values.heartRate")} ${rate} /min`,
  ].filter(Boolean);
  const age = heardAt === null ? "" : ageOf(heardAt, now, locale);
  const isRecent = heardAt !== null && now.epochMilliseconds - heardAt.epochMilliseconds < 2_000;
  const heard = heardAt === null ? t("waits") : isRecent ? t("lastNow") : t("last", { age });
  return (
    <>
      {isLive && shown.length > 0 && <p className={styles["values"]}>{shown.join(" · ")}</p>}
      {!streams && link.state === "connected" && problem === null && <p className={styles["quiet"]}>{heard}</p>}
      {problem !== null && <p>{t(`problem.${problem}`)}</p>}
    </>
  );
};

export const DeviceRow = ({ device, session, now, onTry, onDisconnect }: DeviceRowProps) => {
  const t = useWords(deviceWords);
  const locale = useLocale();
  const { state, since } = standingOf(device, session, now);
  const mark = marks[state];
  const { link } = device;
  return (
    <Device
      name={device.name === "" ? t("unnamed") : device.name}
      acts={
        <>
          {(state === "reconnecting" || state === "out-of-range") && <Button onClick={onTry}>{t("tryNow")}</Button>}
          <Button kind="quiet" onClick={onDisconnect}>
            {t("disconnect")}
          </Button>
        </>
      }
    >
      <p className={styles["quiet"]} role="status">
        {mark !== undefined && <StateMark kind={mark} decorative />} {t(`state.${state}`, { age: ageOf(since, now, locale) })}
        {link.state === "connected" && link.battery !== null && ` · ${t("battery", { level: link.battery })}`}
      </p>
      <Values device={device} now={now} isLive={state === "live"} />
    </Device>
  );
};

type AttachedElsewhereProps = { readonly name: string; readonly onConnect: (() => void) | undefined; readonly onDetach: () => void };

/** A device that the record has at this patient, and this tablet has not: `onConnect` where it had it before it was loaded anew. */
export const AttachedElsewhere = ({ name, onConnect, onDetach }: AttachedElsewhereProps) => {
  const t = useWords(deviceWords);
  return (
    <Device
      name={name}
      acts={
        <>
          {onConnect !== undefined && <Button onClick={onConnect}>{t("again")}</Button>}
          <Button kind="quiet" onClick={onDetach}>
            {t("detach")}
          </Button>
        </>
      }
    >
      {onConnect === undefined ? (
        <p className={styles["quiet"]}>{t("state.elsewhere")}</p>
      ) : (
        <p role="status">
          <StateMark kind="lost" decorative /> {t("state.reloaded")}
        </p>
      )}
    </Device>
  );
};
