import type { Uuid } from "#kernel/ids.ts";
import { isDatabaseAway } from "#platform/database/database-away.ts";
import { inClinic, type Tx } from "#platform/database/transaction.ts";

import type { Sent, WhenHeld } from "./batch-rows.ts";
import { gather } from "./gather.ts";
import type { Monitoring } from "./monitoring.ts";
import { takeGathered, type NotTaken, type Taken } from "./take-samples.ts";

/** A batch that waits to be taken in. `admit`: whether its sender may write into this session, asked inside the transaction. */
export type Offered = Sent & { readonly admit: (tx: Tx) => Promise<boolean> };

/** Takes a batch in, perhaps together with others; answers once it is committed. */
export type Intake = (clinicId: Uuid, offered: Offered) => Promise<Taken | NotTaken>;

/** A gathering is one transaction: small enough that nobody in it waits long for the others. */
const most = { items: 200, weight: 1_000 } as const;

/** Takes batches of different sessions in, in one transaction, and has in mind what came of it once it is kept. */
const takeIn = async (
  monitoring: Monitoring,
  clinicId: Uuid,
  offered: readonly Offered[],
  whenHeld: WhenHeld,
): Promise<readonly (Taken | NotTaken)[]> => {
  const taken = await inClinic(monitoring.log.database, clinicId, async (tx, closing) => {
    const admitted = await Promise.all(offered.map(({ admit }) => admit(tx)));
    const gathered = await takeGathered(
      tx,
      offered.filter((_, index) => admitted[index]),
      monitoring.feedOf,
      whenHeld,
    );
    closing.send(gathered.writes);
    return gathered.taken;
  });
  for (const [sessionId, one] of taken) if (typeof one !== "string") monitoring.remember(sessionId, one.feed);
  monitoring.log.onAppended(clinicId);
  return offered.map(({ sessionId }) => taken.get(sessionId) ?? "no-session");
};

/** What is not taken together is taken alone: one that fails, or waits for another transaction, never costs another one. */
const takeTogether = async (monitoring: Monitoring, clinicId: Uuid, offered: readonly Offered[]) => {
  try {
    const taken = await takeIn(monitoring, clinicId, offered, "leave");
    return taken.map((one) => (one === "no-session" ? "alone" : one));
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    return offered.map(() => "alone" as const);
  }
};

/** The way of samples into the database: what arrives while a transaction is under way goes together in the next one, clinic by clinic. */
export const openIntake = (monitoring: Monitoring): Intake => {
  const clinics = new Map<Uuid, (offered: Offered) => Promise<Taken | NotTaken>>();
  const open = (clinicId: Uuid) =>
    gather<Offered, Taken | NotTaken>({
      keyOf: ({ sessionId }) => sessionId,
      weightOf: ({ batch }) => batch.samples.length,
      most,
      together: (offered) => takeTogether(monitoring, clinicId, offered),
      alone: async (one) => (await takeIn(monitoring, clinicId, [one], "wait"))[0] ?? "no-session",
    });
  return (clinicId, offered) => {
    const take = clinics.get(clinicId) ?? open(clinicId);
    clinics.set(clinicId, take);
    return take(offered);
  };
};
