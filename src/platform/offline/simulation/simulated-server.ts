import * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";

import { commandTimes } from "../../http/contract.ts";
import type { StoredFact } from "../facts.ts";

/** A request as it goes over the wire. `session` is whose cookie the browser sent, `actsFor` whom the entry says. */
export type CommandRequest = {
  readonly commandId: Uuid;
  readonly body: string;
  readonly session: Uuid | null;
  readonly actsFor: Uuid;
};
/** `now`: the server's time, where the server itself answered. */
export type WireAnswer = { readonly status: number; readonly body: unknown; readonly now?: Temporal.Instant };

/** One sample as the server has it, with the person who sent it. */
export type TakenSample = { readonly number: number; readonly deviceId: string; readonly sentBy: Uuid };

export type SimulatedServer = {
  /** In the order in which they were taken. */
  readonly samples: () => readonly TakenSample[];
  /** Takes a batch of samples once for its id. */
  readonly take: (request: CommandRequest) => WireAnswer;
  readonly facts: () => readonly StoredFact[];
  readonly receive: (request: CommandRequest) => WireAnswer;
  readonly now: () => Temporal.Instant;
};

const sent = z.extend(commandTimes, { text: z.string(), unwelcome: z.boolean() });

const batch = z.object({ deviceId: z.string(), samples: z.array(z.object({ number: z.number() })) });

const problem = (status: number, type: string): WireAnswer => ({
  status,
  body: { status, type: `/problems/${type}`, title: type, detail: "The simulated server says so." },
});

/** Known ids are answered as before, and never with another content. */
const samplesTaken = (): Pick<SimulatedServer, "samples" | "take"> => {
  const taken: TakenSample[] = [];
  const known = new Map<Uuid, string>();
  return {
    samples: () => taken,
    take: ({ commandId: batchId, body, session, actsFor }) => {
      if (session === null || session !== actsFor) return problem(401, "not-signed-in");
      const before = known.get(batchId);
      if (before !== undefined && before !== body) return problem(409, "id-reused");
      known.set(batchId, body);
      const { deviceId, samples } = z.parse(batch, JSON.parse(body));
      if (before === undefined) taken.push(...samples.map(({ number }) => ({ number, deviceId, sentBy: session })));
      return { status: 200, body: { batchId, repeated: before !== undefined } };
    },
  };
};

/** One stream behind the rules that the real server keeps: known ids are answered as before, the sender must be who acted. */
export const simulatedServer = (serverNow: () => Temporal.Instant): SimulatedServer => {
  const facts: StoredFact[] = [];
  const known = new Map<Uuid, { readonly body: string; readonly version: number }>();
  return {
    ...samplesTaken(),
    facts: () => facts,
    now: serverNow,
    receive: ({ commandId, body, session, actsFor }) => {
      if (session === null || session !== actsFor) return problem(401, "not-signed-in");
      const before = known.get(commandId);
      const answer = (version: number, repeated: boolean): WireAnswer => ({
        status: 200,
        body: { streamId: commandId, version, repeated },
      });
      if (before !== undefined) return before.body === body ? answer(before.version, true) : problem(409, "id-reused");
      const { text, unwelcome, observedAt, deviceAt } = z.parse(sent, JSON.parse(body));
      // A refusal that depends on the moment: a copy of the same request that arrives later may be taken.
      if (unwelcome && facts.length % 3 !== 0) return problem(409, "refused");
      const version = facts.length + 1;
      const actor = { kind: "staff", id: session } as const;
      const when = { observedAt, deviceAt: deviceAt ?? null, receivedAt: serverNow() };
      facts.push({ version, ...when, actor, commandId, type: "noted", schemaVersion: 1, payload: { text, unwelcome } });
      known.set(commandId, { body, version });
      return answer(version, false);
    },
  };
};
