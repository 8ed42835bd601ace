import { lazy, memo, Suspense, useCallback, useDeferredValue, useMemo, useState, type ReactNode } from "react";

import type { Actor } from "#kernel/stream.ts";
import { Button } from "#ui/controls/button.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { TrainingFrame } from "#ui/layout/training-frame.tsx";
import { useNow } from "#ui/state/use-now.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { RoomRole } from "../../rules/events.ts";
import { latestValues } from "../../rules/latest-values.ts";
import { shownAlarms } from "../alarms/shown-alarms.ts";
import { CarriedMusic } from "../music/carried-music.tsx";
import { newerOf, useSamples, type LiveSamples } from "../flowsheet/use-samples.ts";
import { AsOf } from "./as-of.tsx";
import { EntryBar } from "./entry-bar.tsx";
import { RecordTabs } from "./record-tabs.tsx";
import { Attention, RoomAside, urgentIn } from "./room-aside.tsx";
import { RoomBanner } from "./room-banner.tsx";
import { RoomState } from "./room-state.tsx";
import { roomWords } from "./room-words.ts";
import styles from "./room.module.css";
import { useRoom, type Room as OneRoom } from "./use-room.ts";
import { roomViews, useView, type RoomViewKind } from "./use-view.ts";
import { viewWords } from "./view-words.ts";
import { VitalTiles, type ShownSession } from "./vital-tiles.tsx";

export type RoomProps = {
  readonly episodeId: string;
  readonly sessionId: string;
  readonly staffId: string;
  readonly usualRole: RoomRole;
  readonly may: { readonly override: boolean; readonly dose: boolean; readonly sign: boolean };
  readonly actions?: ReactNode;
};

const DevicePanels = lazy(() => import("../devices/device-panels.tsx").then((file) => ({ default: file.DevicePanels })));
const DoseDialog = lazy(() => import("../drug/dose-dialog.tsx").then((file) => ({ default: file.DoseDialog })));
const QuietRoom = lazy(() => import("../quiet/quiet-room.tsx").then((file) => ({ default: file.QuietRoom })));
const RemoteBar = lazy(() => import("../remote/remote-bar.tsx").then((file) => ({ default: file.RemoteBar })));

const shownOf = (room: OneRoom, samples: LiveSamples, now: Temporal.Instant): ShownSession => {
  const latest = newerOf(room.view?.latest ?? [], samples.latest);
  return {
    charted: latestValues(room.session),
    latest,
    alarms: shownAlarms(room.session, { latest, store: samples.store }, now),
    lostSignals: Object.keys(room.session.lostSignals).filter((one) => one === "saturation" || one === "heartRate" || one === "systolic"),
  };
};

const ViewChoice = ({ view, onChange }: { readonly view: RoomViewKind; readonly onChange: (view: RoomViewKind) => void }) => {
  const t = useWords(viewWords);
  return (
    <div className={styles["views"]} role="group" aria-label={t("views.label")} data-print="no">
      {roomViews.map((one) => (
        <Button key={one} kind="quiet" aria-pressed={one === view} onClick={() => onChange(one)}>
          {t(`views.${one}`)}
        </Button>
      ))}
    </div>
  );
};

type BesideProps = Pick<OpenRoomProps, "room" | "music" | "staffId" | "usualRole" | "actions"> & { readonly remote: boolean };

/** What stands beside the record. It draws anew when the room changes, not with the clock, and after what was charted is seen. */
const Beside = memo(({ room, music, remote, ...rest }: BesideProps) => (
  <div className={styles["beside"]}>
    {!remote && (
      <Suspense fallback={null}>
        <DevicePanels room={room} />
      </Suspense>
    )}
    {!remote && music}
    <RoomAside room={room} remote={remote} {...rest} />
  </div>
));

type Viewed = { readonly view: RoomViewKind; readonly setView: (view: RoomViewKind) => void };
type OpenRoomProps = Omit<RoomProps, "episodeId" | "sessionId"> & {
  readonly room: OneRoom;
  /** The same a moment later, for what need not be drawn at once. */
  readonly later: OneRoom;
  readonly music: ReactNode;
} & Viewed;

/** The room: who, since when, how it goes, and one row to chart in. Works with and without a network. */
const OpenRoom = ({ room, later, music, view, setView, staffId, usualRole, may, actions }: OpenRoomProps) => {
  const t = useWords(roomWords);
  useNow();
  const now = room.serverNow();
  const [dosing, setDosing] = useState(false);
  const openDose = useCallback(() => setDosing(true), [setDosing]);
  const goQuiet = useCallback(() => setView("quiet"), [setView]);
  const { session } = room;
  const samples = useSamples(room.place, session.status === "open");
  const shown = shownOf(room, samples, now);
  if (view === "quiet") {
    return (
      <Suspense fallback={<LoadingState shape="panel" />}>
        <QuietRoom
          {...{ room, now, music, alarms: shown.alarms, emergencies: urgentIn(room, shown, now) }}
          onLeave={() => setView("room")}
        />
      </Suspense>
    );
  }
  const remote = view === "remote";
  return (
    <div className={styles["room"]}>
      <title>{t("title")}</title>
      <RoomBanner room={room}>
        <div className={styles["line"]}>
          <RoomState session={session} now={now} timeZone={room.timeZone} />
          <ViewChoice view={view} onChange={setView} />
        </div>
      </RoomBanner>
      {remote && (
        <Suspense fallback={<LoadingState shape="panel" />}>
          <RemoteBar episodeId={room.place.episodeId} latest={shown.latest} now={now} />
        </Suspense>
      )}
      <AsOf what="view" at={room.viewAt} timeZone={room.timeZone} />
      <Attention room={room} shown={shown} now={now} />
      <div className={styles["parts"]}>
        <div className={styles["record"]}>
          <RecordTabs room={room} samples={samples} now={now} staffId={staffId} may={may} remote={remote} />
        </div>
        <section className={styles["now"]} aria-label={t("panels.values")}>
          <VitalTiles session={shown} now={now} size="normal" across />
        </section>
        <Beside room={later} {...{ music, remote, staffId, usualRole, actions }} />
      </div>
      {!remote && <EntryBar room={room} mayDose={may.dose} onDose={openDose} onQuiet={goQuiet} />}
      {dosing && (
        <Suspense fallback={null}>
          <DoseDialog room={room} onClose={() => setDosing(false)} />
        </Suspense>
      )}
    </div>
  );
};

export const Room = ({ episodeId, sessionId, staffId, ...rest }: RoomProps) => {
  const t = useWords(roomWords);
  const place = useMemo(() => ({ episodeId, sessionId }), [episodeId, sessionId]);
  const actor = useMemo((): Actor => ({ kind: "staff", id: staffId }), [staffId]);
  const room = useRoom(place, actor);
  const later = useDeferredValue(room);
  const [view, setView] = useView();
  if (!room.ready) return <LoadingState shape="panel" />;
  if (room.session.status === "none") return <ErrorState title={t("failed")} kept={t("failedKept")} onRetry={() => void room.refresh()} />;
  return (
    <TrainingFrame on={room.session.opened?.training ?? false}>
      <CarriedMusic room={later} view={view}>
        {(music) => <OpenRoom {...{ room, later, music, view, setView, staffId, ...rest }} />}
      </CarriedMusic>
    </TrainingFrame>
  );
};
