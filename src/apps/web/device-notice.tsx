import { useEffect, useState, useSyncExternalStore } from "react";

import { useMe } from "#platform/identity/browser/me.ts";
import { switchContract } from "#platform/identity/switch-contract.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { wrongClockMs } from "#platform/http/clock.ts";
import { holdSamples, type HeldSamples } from "#platform/offline/browser/hold-samples.ts";
import { useOffline } from "#platform/offline/browser/offline-context.ts";
import { shellUpdates } from "#platform/offline/browser/shell-updates.ts";
import { useOutbox } from "#platform/offline/browser/use-outbox.ts";
import type { KeptSummary } from "#platform/offline/samples/kept-sample.ts";
import type { Unsent } from "#platform/offline/unsent.ts";
import { Button } from "#ui/controls/button.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useNow } from "#ui/state/use-now.ts";
import { formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import styles from "./device-notice.module.css";
import { deviceWords } from "./device-words.ts";
import { isRoomAddress } from "./is-staff-address.ts";
import { keepOnDevice } from "./keep-on-device.ts";

/** What goes within this time is not worth a word; the mark in the top bar counts it all the same. */
const quietMs = 5_000;

const never = (): (() => void) => () => undefined;

const useNames = (): ((personId: string) => string | undefined) => {
  const me = useMe();
  const { data } = useRead(switchContract.readOthers, { params: {} });
  return (personId) => (personId === me.personId ? me.name : data?.people.find((one) => one.personId === personId)?.name);
};

type PeopleProps = { readonly unsent: readonly Unsent[]; readonly kind: "person" | "samples"; readonly sender: string | null };

const People = ({ unsent, kind, sender }: PeopleProps) => {
  const t = useWords(deviceWords);
  const locale = useLocale();
  const { clinic } = useMe();
  const nameOf = useNames();
  return unsent.map(({ personId, count, since }) => {
    const name = nameOf(personId) ?? t("unsent.somebody");
    const who = t(`unsent.${kind}`, { name, count, time: formatTime(since, clinic.timeZone, locale) });
    return (
      <span key={personId} className={styles["who"]}>
        {personId === sender ? who : t("unsent.goes", { who, name })}
      </span>
    );
  });
};

const nothingKept: KeptSummary = { unsent: [], losses: [] };
const deviceKeeps = (): "device" => "device";

/** What devices said to this tablet; they are sent on every page, also after the room was left. */
const useSamples = () => {
  const offline = useOffline();
  const [samples, setSamples] = useState<HeldSamples | undefined>(undefined);
  useEffect(() => {
    const held = holdSamples(offline);
    setSamples(held.samples);
    return held.letGo;
  }, [offline]);
  const kept = useSyncExternalStore(samples?.view.subscribe ?? never, () => samples?.view.read() ?? nothingKept);
  const keeping = useSyncExternalStore(samples?.keeping.subscribe ?? never, samples?.keeping.read ?? deviceKeeps);
  return { ...kept, keeping, hurry: () => samples?.hurry(), forgetLosses: () => void samples?.forgetLosses() };
};

type Samples = ReturnType<typeof useSamples>;

const NotSent = ({ samples }: { readonly samples: Samples }) => {
  const t = useWords(deviceWords);
  const { waiting, unsent, sender, state, keeping, unreadable, tryNow } = useOutbox();
  const { clock } = useOffline();
  const now = useNow();
  const serverMs = now.epochMilliseconds + (clock()?.offsetMs ?? 0);
  const lasts = [...unsent, ...samples.unsent].some(({ since }) => serverMs - since.epochMilliseconds > quietMs);
  const isOffline = state === "offline";
  const isKept = keeping === "device" && samples.keeping === "device";
  if (!isOffline && !lasts && isKept && unreadable === 0) return null;
  const tryAll = (): void => {
    tryNow();
    samples.hurry();
  };
  return (
    <section className={styles["bar"]} aria-label={t("unsent.label")}>
      {isOffline && (
        <span role="status">
          <StateMark kind="lost" decorative /> {t("unsent.offline")}
        </span>
      )}
      {waiting > 0 && <strong>{t("unsent.waits")}</strong>}
      <People unsent={unsent} kind="person" sender={sender} />
      <People unsent={samples.unsent} kind="samples" sender={sender} />
      {sender === null && waiting > 0 && <span>{t("unsent.signIn")}</span>}
      {waiting > 0 && sender !== null && (
        <Button kind="quiet" onClick={tryAll}>
          {t("unsent.tryNow")}
        </Button>
      )}
      {!isKept && (
        <span role="alert">
          <StateMark kind="amber" decorative /> {t("unsent.memory")}
        </span>
      )}
      {unreadable > 0 && <span>{t("unsent.unreadable", { count: unreadable })}</span>}
    </section>
  );
};

/** What no server will have is said until somebody has seen it. */
const Lost = ({ samples }: { readonly samples: Samples }) => {
  const t = useWords(deviceWords);
  const locale = useLocale();
  const { clinic } = useMe();
  const nameOf = useNames();
  if (samples.losses.length === 0) return null;
  return (
    <section className={styles["bar"]} role="alert">
      <StateMark kind="amber" decorative />
      {samples.losses.map(({ personId, why, count, since }) => (
        <span key={`${personId} ${why}`}>
          {t(`lost.${why}`, {
            name: nameOf(personId) ?? t("unsent.somebody"),
            count,
            time: formatTime(since, clinic.timeZone, locale),
          })}
        </span>
      ))}
      <Button kind="quiet" onClick={samples.forgetLosses}>
        {t("lost.seen")}
      </Button>
    </section>
  );
};

const spanOf = (ms: number): string => {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
};

const WrongClock = () => {
  const t = useWords(deviceWords);
  const { clock } = useOffline();
  useNow();
  const offsetMs = clock()?.offsetMs ?? 0;
  if (Math.abs(offsetMs) < wrongClockMs) return null;
  return (
    <p className={styles["bar"]}>
      <StateMark kind="overdue" decorative /> {t(offsetMs > 0 ? "clock.behind" : "clock.ahead", { span: spanOf(offsetMs) })}
    </p>
  );
};

const updates = import.meta.env.PROD ? shellUpdates(() => isRoomAddress(location.pathname)) : undefined;
const nothing = { state: "none" } as const;

/** A new version is offered, and never taken into an open room: what was half typed there would be gone. */
export const NewVersion = () => {
  const t = useWords(deviceWords);
  const update = useSyncExternalStore(updates?.subscribe ?? never, () => updates?.read() ?? nothing);
  if (update.state === "none") return null;
  if (update.state === "after-room") return <span role="status">{t("update.afterRoom")}</span>;
  return (
    <span className={styles["bar"]} role="status">
      {update.state === "others-open" ? t("update.others", { count: update.tabs }) : t("update.ready")}
      <Button kind="quiet" onClick={() => updates?.use()}>
        {t("update.use")}
      </Button>
    </span>
  );
};

/** What this device has to say on every page of the staff: what is not sent, and a wrong clock. Nothing, when all is well. */
export const DeviceNotice = () => {
  const { outbox } = useOffline();
  const samples = useSamples();
  // A device that went to sleep tries at once when somebody looks at it again.
  useEffect(() => {
    const wake = (): void => void (document.visibilityState === "visible" && outbox.hurry());
    document.addEventListener("visibilitychange", wake);
    return () => document.removeEventListener("visibilitychange", wake);
  }, [outbox]);
  return (
    <>
      <NotSent samples={samples} />
      <Lost samples={samples} />
      <WrongClock />
    </>
  );
};

/** `keepOnDevice`, in the same file as what it says: one more file would lengthen the first load of everybody. */
export const remember: typeof keepOnDevice = (queries, readStanding) => keepOnDevice(queries, readStanding);
