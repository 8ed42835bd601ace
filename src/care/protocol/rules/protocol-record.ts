import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Protocol, SettingValue } from "#kernel/setting.ts";
import type { StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import { protocolEvent, type ProtocolEvent } from "./events.ts";

type Signed = Omit<Extract<ProtocolEvent, { type: "setting-change-signed" }>, "type">;

export type SettingChange = Signed & {
  readonly signedBy: Uuid;
  readonly signedAt: Instant;
  readonly outcome:
    | { readonly is: "waiting" }
    | { readonly is: "in-force"; readonly protocolVersion: number; readonly confirmedBy: Uuid | null; readonly at: Instant }
    | { readonly is: "declined" | "withdrawn"; readonly by: Uuid; readonly at: Instant; readonly note: string };
};

/** Every change of a clinic's protocol, oldest first, and what is in force. Nothing is ever taken out. */
export type ProtocolRecord = { readonly changes: readonly SettingChange[]; readonly protocol: Protocol };

const withOutcome = (record: ProtocolRecord, changeId: Uuid, outcome: SettingChange["outcome"]): ProtocolRecord => ({
  ...record,
  changes: record.changes.map((change) => (change.changeId === changeId ? { ...change, outcome } : change)),
});

const withValue = ({ values }: Protocol, key: string, value: SettingValue | null): Protocol["values"] => {
  const others = Object.fromEntries(Object.entries(values).filter(([one]) => one !== key));
  return value === null ? others : { ...others, [key]: value };
};

/** One a clinic; its stream id is the clinic's own. */
export const protocolStream: StreamDefinition<ProtocolRecord, ProtocolEvent> = {
  kind: "protocol",
  schemaVersion: 1,
  initial: { changes: [], protocol: { version: 0, values: {} } },
  parse: ({ type, payload }) => protocolEvent.parse({ ...Object(payload), type }),
  evolve: (record, { event, actor, observedAt }) => {
    switch (event.type) {
      case "setting-change-signed":
        return {
          ...record,
          changes: [...record.changes, { ...event, signedBy: actor.id, signedAt: observedAt, outcome: { is: "waiting" } }],
        };
      case "setting-changed": {
        const signed = record.changes.find(({ changeId }) => changeId === event.changeId);
        const confirmedBy = signed?.needsSecond === true ? actor.id : null;
        const { protocolVersion } = event;
        return {
          ...withOutcome(record, event.changeId, { is: "in-force", protocolVersion, confirmedBy, at: observedAt }),
          protocol: { version: protocolVersion, values: withValue(record.protocol, event.key, event.value) },
        };
      }
      case "setting-change-declined":
        return withOutcome(record, event.changeId, { is: "declined", by: actor.id, at: observedAt, note: event.note });
      case "setting-change-withdrawn":
        return withOutcome(record, event.changeId, { is: "withdrawn", by: actor.id, at: observedAt, note: event.note });
      default:
        return unreachable(event);
    }
  },
};
