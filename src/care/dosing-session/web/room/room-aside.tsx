import type { ReactNode } from "react";

import { Panel } from "#ui/layout/panel.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { emergencies, signsPresent } from "../../rules/emergencies.ts";
import type { RoomRole } from "../../rules/events.ts";
import { missingStreams } from "../../rules/missing-streams.ts";
import { protocolOf } from "../../rules/protocol.ts";
import { alarmAnswers } from "../alarms/alarm-answers.ts";
import { AlarmList } from "../alarms/alarm-list.tsx";
import { EmergencyGuidance } from "../alarms/emergency-guidance.tsx";
import { EmergencyPanel } from "../alarms/emergency-panel.tsx";
import { MissingStreamsNotice } from "../alarms/missing-streams-notice.tsx";
import { ConflictPanel } from "../conflicts/conflict-panel.tsx";
import { PeoplePanel } from "./people-panel.tsx";
import { RefusedEntries } from "./refused-entries.tsx";
import { roomWords } from "./room-words.ts";
import type { Room } from "./use-room.ts";
import type { ShownSession } from "./vital-tiles.tsx";

/** Conditions under which somebody calls for help, as the screens show them. */
export const urgentIn = ({ session }: Room, shown: ShownSession, now: Temporal.Instant) =>
  emergencies({ alarms: shown.alarms, signs: signsPresent(session) }, protocolOf(session), now).map(({ id, signs }) => ({
    id,
    signs: [...signs],
  }));

type AttentionProps = { readonly room: Room; readonly shown: ShownSession; readonly now: Temporal.Instant };

/** What wants a person now, across the whole width: emergencies, alarms, what is not streamed, what cannot both be so, what was not taken. Nothing else. */
export const Attention = ({ room, shown, now }: AttentionProps) => {
  const answers = alarmAnswers(room, shown);
  return (
    <div id="alarms">
      <EmergencyGuidance emergencies={urgentIn(room, shown, now)} />
      <MissingStreamsNotice missingStreams={[...missingStreams(room.session, shown.latest, now)]} />
      <AlarmList alarms={shown.alarms} now={now} {...answers} />
      <ConflictPanel room={room} timeZone={room.timeZone} />
      <RefusedEntries room={room} timeZone={room.timeZone} />
    </div>
  );
};

type RoomAsideProps = {
  readonly room: Room;
  readonly staffId: string;
  readonly usualRole: RoomRole;
  readonly remote: boolean;
  readonly actions?: ReactNode;
};

/** Help, the people, and what else can be recorded from here. */
export const RoomAside = ({ room, staffId, usualRole, remote, actions }: RoomAsideProps) => {
  const t = useWords(roomWords);
  return (
    <>
      {!remote && <EmergencyPanel room={room} />}
      <Panel title={t("panels.people")}>
        <PeoplePanel room={room} me={staffId} usualRole={usualRole} readOnly={remote} />
      </Panel>
      {!remote && actions}
    </>
  );
};
