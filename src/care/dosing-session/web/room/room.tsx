import { useLocation, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useMemo, useState, type ReactNode } from "react";

import type { Actor } from "#kernel/stream.ts";
import { Button } from "#ui/controls/button.tsx";
import { Tabs } from "#ui/controls/tabs.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Split } from "#ui/layout/split.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { TrainingFrame } from "#ui/layout/training-frame.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { acknowledgeAlarm } from "../../rules/decide-session.ts";
import { firstDose } from "../../rules/dosing-session.ts";
import { emergencies, signsPresent } from "../../rules/emergencies.ts";
import type { RoomRole } from "../../rules/events.ts";
import { latestValues } from "../../rules/latest-values.ts";
import { missingStreams } from "../../rules/missing-streams.ts";
import { protocolOf } from "../../rules/protocol.ts";
import { contestedIn } from "../../rules/conflicts.ts";
import { ConflictPanel } from "../conflicts/conflict-panel.tsx";
import { AsOf } from "./as-of.tsx";
import { AlarmList } from "../alarms/alarm-list.tsx";
import { ChecklistPanel } from "../before-dose/checklist-panel.tsx";
import { DoseDialog } from "../drug/dose-dialog.tsx";
import { EmergencyGuidance } from "../alarms/emergency-guidance.tsx";
import { EmergencyPanel } from "../alarms/emergency-panel.tsx";
import { EventChips } from "./event-chips.tsx";
import { Flowsheet } from "./flowsheet.tsx";
import { GatePanel } from "../before-dose/gate-panel.tsx";
import { MissingStreamsNotice } from "../alarms/missing-streams-notice.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { RefusedEntries } from "./refused-entries.tsx";
import { ReleasePanel } from "../release/release-panel.tsx";
import { RoomBanner } from "./room-banner.tsx";
import { RoomGraph } from "./room-graph.tsx";
import { RoomState } from "./room-state.tsx";
import { roomWords } from "./room-words.ts";
import styles from "./room.module.css";
import { shownAlarms } from "../alarms/shown-alarms.ts";
import { SessionTimeline } from "./session-timeline.tsx";
import { useNow } from "#ui/state/use-now.ts";
import { useRoom, type Room as RoomView } from "./use-room.ts";
import { VitalTiles, type ShownSession } from "./vital-tiles.tsx";
import { VitalsEntry } from "./vitals-entry.tsx";

export type RoomProps = {
  readonly episodeId: string;
  readonly sessionId: string;
  readonly staffId: string;
  readonly usualRole: RoomRole;
  readonly may: { readonly override: boolean; readonly dose: boolean; readonly sign: boolean };
  readonly actions?: ReactNode;
};

const DrugPanel = lazy(() => import("../drug/drug-panel.tsx").then((file) => ({ default: file.DrugPanel })));

type TabKey = "before" | "graph" | "flowsheet" | "timeline" | "drug" | "release";
const tabKeys: readonly TabKey[] = ["before", "graph", "flowsheet", "timeline", "drug", "release"];
/** Parts of a tab that a gate's condition leads to. */
const within: Readonly<Record<string, TabKey>> = { review: "release" };

/** The open tab stands in the address, so that a condition can lead to where it is resolved. */
const useTab = (usual: TabKey): readonly [TabKey, (tab: TabKey) => void] => {
  const hash = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate();
  const choose = (tab: TabKey): void => void navigate({ to: ".", hash: tab, replace: true, resetScroll: false, hashScrollIntoView: false });
  return [tabKeys.find((one) => one === hash) ?? within[hash] ?? usual, choose];
};

const shownOf = (room: RoomView, now: Temporal.Instant): ShownSession => ({
  charted: latestValues(room.session),
  latest: room.view?.latest ?? [],
  alarms: shownAlarms(room.session, now),
  lostSignals: Object.keys(room.session.lostSignals).filter((one) => one === "saturation" || one === "heartRate" || one === "systolic"),
});

type RecordProps = Pick<RoomProps, "may" | "staffId"> & { readonly room: RoomView; readonly timeZone: string };

const Record = ({ room, may, staffId, timeZone }: RecordProps) => {
  const t = useWords(roomWords);
  const [tab, setTab] = useTab(firstDose(room.session) === undefined ? "before" : "graph");
  const contested = useMemo(() => contestedIn(room.facts, protocolOf(room.session)), [room.facts, room.session]);
  const contents: Readonly<Record<TabKey, ReactNode>> = {
    before: (
      <Split ratio="even" aside={<ChecklistPanel room={room} />}>
        <GatePanel room={room} gate="dose" mayOverride={may.override} />
      </Split>
    ),
    graph: <RoomGraph room={room} />,
    flowsheet: <Flowsheet room={room} timeZone={timeZone} contested={contested} />,
    timeline: <SessionTimeline facts={room.facts} staff={room.view?.staff ?? []} timeZone={timeZone} contested={contested} />,
    drug: (
      <Suspense fallback={<LoadingState shape="panel" />}>
        <DrugPanel room={room} staffId={staffId} mayChart={may.dose} />
      </Suspense>
    ),
    release: <ReleasePanel room={room} mayOverride={may.override} maySign={may.sign} />,
  };
  return (
    <Tabs
      label={t("title")}
      value={tab}
      onChange={(value) => setTab(tabKeys.find((one) => one === value) ?? tab)}
      tabs={tabKeys.map((value) => ({ value, label: t(`panels.${value}`), content: tab === value ? contents[value] : null }))}
    />
  );
};

const Aside = ({ room, staffId, usualRole }: { readonly room: RoomView } & Pick<RoomProps, "staffId" | "usualRole">) => {
  const t = useWords(roomWords);
  const now = useNow();
  const shown = shownOf(room, now);
  const { session } = room;
  const urgent = emergencies({ alarms: shown.alarms, signs: signsPresent(session) }, protocolOf(session), now);
  const acknowledge = (alarmId: string): void => {
    const body = { alarmId, reason: "" };
    void room.chart(dosingSessionContract.acknowledgeAlarm, body, (session, meta) => acknowledgeAlarm(session, body, meta));
  };
  return (
    <Stack gap={5}>
      <EmergencyGuidance emergencies={urgent.map(({ id, signs }) => ({ id, signs: [...signs] }))} />
      <MissingStreamsNotice missingStreams={[...missingStreams(session, shown.latest, now)]} />
      <div id="alarms">
        <AlarmList alarms={shown.alarms} now={now} onAcknowledge={acknowledge} />
      </div>
      <EmergencyPanel room={room} />
      <ConflictPanel room={room} timeZone={room.view?.timeZone ?? "UTC"} />
      <RefusedEntries room={room} timeZone={room.view?.timeZone ?? "UTC"} />
      <Panel title={t("panels.values")}>
        <VitalTiles session={shown} now={now} size="normal" />
      </Panel>
      <Panel title={t("panels.people")}>
        <PeoplePanel room={room} me={staffId} usualRole={usualRole} />
      </Panel>
    </Stack>
  );
};

type EntryBarProps = { readonly room: RoomView; readonly mayDose: boolean; readonly onDose: () => void };

/** The row that everything is charted in. A closed record looks closed; what was forgotten can still be added. */
const EntryBar = ({ room, mayDose, onDose }: EntryBarProps) => {
  const t = useWords(roomWords);
  const [late, setLate] = useState(false);
  const [minutesAgo, setMinutesAgo] = useState(0);
  const when = { minutesAgo, setMinutesAgo };
  if (room.session.status === "closed" && !late) {
    return (
      <div className={styles["closed"]} data-print="no">
        <p>{t("closed.body")}</p>
        <Button onClick={() => setLate(true)}>{t("closed.add")}</Button>
      </div>
    );
  }
  return (
    <div className={styles["bar"]} data-print="no">
      <VitalsEntry room={room} when={when} />
      <div className={styles["events"]}>
        {mayDose && <Button onClick={onDose}>{t("dose.give")}</Button>}
        <EventChips room={room} when={when} />
      </div>
    </div>
  );
};

/** The room: who, since when, how it goes, and one row to chart in. Works with and without a network. */
export const Room = ({ episodeId, sessionId, staffId, usualRole, may, actions }: RoomProps) => {
  const t = useWords(roomWords);
  const place = useMemo(() => ({ episodeId, sessionId }), [episodeId, sessionId]);
  const actor = useMemo((): Actor => ({ kind: "staff", id: staffId }), [staffId]);
  const room = useRoom(place, actor);
  const now = useNow();
  const [dosing, setDosing] = useState(false);
  const timeZone = room.view?.timeZone ?? "UTC";
  if (!room.ready) return <LoadingState shape="panel" />;
  if (room.session.status === "none") return <ErrorState title={t("failed")} kept={t("failedKept")} onRetry={() => void room.refresh()} />;
  return (
    <TrainingFrame on={room.session.opened?.training ?? false}>
      <Page
        title={room.view?.patient.name ?? t("title")}
        documentTitle={t("title")}
        breadcrumbs={[{ label: t("episode"), href: `/app/episodes/${episodeId}` }]}
        intro={<RoomBanner room={room} />}
        actions={actions}
        beside={<RoomState session={room.session} now={now} timeZone={timeZone} />}
        width="full"
      >
        <AsOf what="view" at={room.viewAt} timeZone={timeZone} />
        <div className={styles["frame"]}>
          <div className={styles["parts"]}>
            <Record room={room} may={may} staffId={staffId} timeZone={timeZone} />
            <Aside room={room} staffId={staffId} usualRole={usualRole} />
          </div>
        </div>
        <EntryBar room={room} mayDose={may.dose} onDose={() => setDosing(true)} />
        {dosing && <DoseDialog room={room} onClose={() => setDosing(false)} />}
      </Page>
    </TrainingFrame>
  );
};
