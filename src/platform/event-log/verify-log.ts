import type pg from "pg";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { connectAsOwner, type Connection } from "../database/database.ts";
import { actAsApplication, inClinicAsOwner } from "../database/owner-transaction.ts";
import { collectFindings, type Finding, type Findings } from "./finding.ts";
import { sealLog } from "./seal.ts";
import { verifyCommands } from "./verify-commands.ts";
import { verifySeals } from "./verify-seals.ts";
import { verifyStreams } from "./verify-streams.ts";

export type Verification = {
  readonly clinics: number;
  readonly events: number;
  readonly seals: number;
  readonly findings: readonly Finding[];
  /** Findings beyond those listed. */
  readonly more: number;
};

export type VerifyOptions = {
  /** Only this clinic; all of them when left out. */
  readonly clinicId?: Uuid;
  /** Now: the time on the seal that is set when a clinic's log is found whole. */
  readonly at: Instant;
  readonly onProgress?: (progress: { readonly clinicId: Uuid; readonly events: number }) => void;
};

const readClinicIds = async (owner: pg.Client): Promise<readonly Uuid[]> => {
  const { rows } = await owner.query<{ clinic_id: Uuid }>("select clinic_id from clinic order by clinic_id");
  return rows.map((row) => row.clinic_id);
};

const verifyClinic = async (owner: pg.Client, clinicId: Uuid, options: VerifyOptions, findings: Findings) => {
  const before = findings.list().length + findings.more();
  const counts = await inClinicAsOwner(owner, clinicId, "reads-one-moment", async (tx) => {
    const events = await verifyStreams(tx, findings, (read) => options.onProgress?.({ clinicId, events: read }));
    await verifyCommands(tx, findings);
    return { events, seals: await verifySeals(tx, findings) };
  });
  if (findings.list().length + findings.more() > before) return counts;
  // Only a log that was found whole is sealed on.
  const sealed = await inClinicAsOwner(owner, clinicId, "writes", async (tx) => {
    await actAsApplication(owner);
    return sealLog(tx, options.at);
  });
  return { ...counts, seals: counts.seals + (sealed === undefined ? 0 : 1) };
};

/**
 * Recomputes every hash of the clinical log, from the beginning, as the owner of the database: content, times and actors of each
 * fact, the order and completeness of each stream, its head, its commands, and the seals over the whole. Each clinic is read at one
 * moment while work goes on. What is wrong is named row by row.
 */
export const verifyLog = async (connection: Connection, options: VerifyOptions): Promise<Verification> => {
  const owner = await connectAsOwner(connection);
  try {
    const clinicIds = options.clinicId === undefined ? await readClinicIds(owner) : [options.clinicId];
    const findings = collectFindings();
    let [events, seals] = [0, 0];
    for (const clinicId of clinicIds) {
      const counts = await verifyClinic(owner, clinicId, options, findings);
      events += counts.events;
      seals += counts.seals;
    }
    return { clinics: clinicIds.length, events, seals, findings: findings.list(), more: findings.more() };
  } finally {
    await owner.end();
  }
};
