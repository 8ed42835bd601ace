import { dosingSessionContract } from "../../contract.ts";
import { acknowledgeAlarm } from "../../rules/decide-session.ts";
import { silenceAlarm } from "../../rules/silence-alarm.ts";
import type { Room } from "../room/use-room.ts";
import type { ShownSession } from "../room/vital-tiles.tsx";
import { silenceBody } from "./silence-body.ts";
import type { ShownAlarm } from "./alarm-list.tsx";

/** What a person in the room may do about an alarm, with or without a network. */
export const alarmAnswers = (room: Room, shown: ShownSession) => ({
  onAcknowledge: (alarmId: string, reason: string): void => {
    const body = { alarmId, reason };
    void room.chart(dosingSessionContract.acknowledgeAlarm, body, (session, meta) => acknowledgeAlarm(session, body, meta));
  },
  onSilence: (alarm: ShownAlarm): void => {
    const body = silenceBody(alarm, shown, room.serverNow());
    const wire = { ...body, until: body.until.toString() };
    void room.chart(dosingSessionContract.silenceAlarm, wire, (session, meta) => silenceAlarm(session, body, meta));
  },
});
