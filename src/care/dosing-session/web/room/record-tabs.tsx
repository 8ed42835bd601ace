import { useLocation, useNavigate } from "@tanstack/react-router";
import { lazy, memo, Suspense, useDeferredValue, useMemo, type ReactNode } from "react";

import { Tabs } from "#ui/controls/tabs.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Split } from "#ui/layout/split.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { contestedIn } from "../../rules/conflicts.ts";
import { firstDose } from "../../rules/dosing-session.ts";
import { protocolOf } from "../../rules/protocol.ts";
import type { LiveSamples } from "../flowsheet/use-samples.ts";
import { roomWords } from "./room-words.ts";
import type { Room } from "./use-room.ts";

// None but the record goes with the clock: the others draw anew when the room changes.
const GatePanel = memo(lazy(() => import("../before-dose/gate-panel.tsx").then((file) => ({ default: file.GatePanel }))));
const ChecklistPanel = memo(lazy(() => import("../before-dose/checklist-panel.tsx").then((file) => ({ default: file.ChecklistPanel }))));
const SessionTimeline = memo(lazy(() => import("./session-timeline.tsx").then((file) => ({ default: file.SessionTimeline }))));
const ReleasePanel = memo(lazy(() => import("../release/release-panel.tsx").then((file) => ({ default: file.ReleasePanel }))));
const DrugPanel = memo(lazy(() => import("../drug/drug-panel.tsx").then((file) => ({ default: file.DrugPanel }))));
const SessionRecord = lazy(() => import("../flowsheet/session-record.tsx").then((file) => ({ default: file.SessionRecord })));

const tabKeys = ["before", "record", "timeline", "drug", "release"] as const;
type TabKey = (typeof tabKeys)[number];
/** From afar only what is no charting. */
const remoteKeys: readonly TabKey[] = ["before", "record", "timeline"];
/** Parts of a tab that a gate's condition leads to, and names that a tab had before. */
const within: Readonly<Record<string, TabKey>> = { review: "release", graph: "record", flowsheet: "record" };

/** The open tab stands in the address, so that a condition can lead to where it is resolved. */
const useTab = (usual: TabKey): readonly [TabKey, (tab: TabKey) => void] => {
  const hash = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate();
  const choose = (tab: TabKey): void => void navigate({ to: ".", hash: tab, replace: true, resetScroll: false, hashScrollIntoView: false });
  return [tabKeys.find((one) => one === hash) ?? within[hash] ?? usual, choose];
};

export type RecordTabsProps = {
  readonly room: Room;
  readonly samples: LiveSamples;
  readonly now: Temporal.Instant;
  readonly staffId: string;
  readonly may: { readonly override: boolean; readonly dose: boolean; readonly sign: boolean };
  readonly remote: boolean;
};

const nobody: NonNullable<Room["view"]>["staff"] = [];

/** The parts of the record. Before the dose the room opens with what must be so for it, afterwards with graph and flowsheet. */
export const RecordTabs = ({ room, samples, now, staffId, may, remote }: RecordTabsProps) => {
  const t = useWords(roomWords);
  const [tab, setTab] = useTab(firstDose(room.session) === undefined ? "before" : "record");
  // Comparing all with all must not hold up what was just charted.
  const later = useDeferredValue(room);
  const contested = useMemo(() => contestedIn(later.facts, protocolOf(later.session)), [later.facts, later.session]);
  const gate = <GatePanel room={room} gate="dose" mayOverride={may.override} />;
  const contents: Readonly<Record<TabKey, () => ReactNode>> = {
    before: () =>
      remote ? (
        gate
      ) : (
        <Split ratio="even" aside={<ChecklistPanel room={room} />}>
          {gate}
        </Split>
      ),
    record: () => <SessionRecord room={room} samples={samples} now={now} contested={contested} correctIn={remote ? undefined : room} />,
    timeline: () => (
      <SessionTimeline
        facts={room.facts}
        staff={room.view?.staff ?? nobody}
        timeZone={room.timeZone}
        contested={contested}
        room={remote ? undefined : room}
      />
    ),
    drug: () => <DrugPanel room={room} staffId={staffId} mayChart={may.dose} />,
    release: () => <ReleasePanel room={room} mayOverride={may.override} maySign={may.sign} />,
  };
  const keys = remote ? remoteKeys : tabKeys;
  const content = (value: TabKey): ReactNode =>
    tab === value ? <Suspense fallback={<LoadingState shape="panel" />}>{contents[value]()}</Suspense> : null;
  return (
    <Tabs
      label={t("title")}
      value={tab}
      onChange={setTab}
      tabs={keys.map((value) => ({ value, label: t(`panels.${value}`), content: content(value) }))}
    />
  );
};
