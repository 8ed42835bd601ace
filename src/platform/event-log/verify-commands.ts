import type { Uuid } from "#kernel/ids.ts";

import { statement } from "../database/query.ts";
import type { Tx } from "../database/transaction.ts";
import type { Findings } from "./finding.ts";

type Absent = { readonly streamKind: string; readonly streamId: Uuid; readonly version: number };

/** Enough to show what happened; a log that misses more is not read fact by fact any more. */
const most = 5_000;

const readAbsentByCommand = (tx: Tx): Promise<Absent[]> =>
  tx.all(statement<Absent>`
    select c.stream_kind as "streamKind", c.stream_id as "streamId", v.version
    from command c
    cross join lateral generate_series(c.first_version, c.last_version) as v (version)
    where c.clinic_id = ${tx.clinicId} and not exists (
      select from event e
      where e.clinic_id = c.clinic_id and e.stream_kind = c.stream_kind and e.stream_id = c.stream_id
        and e.version = v.version and e.command_id = c.command_id)
    order by c.stream_kind, c.stream_id, v.version
    limit ${most}`);

const readAbsentByHead = (tx: Tx): Promise<Absent[]> =>
  tx.all(statement<Absent>`
    select s.stream_kind as "streamKind", s.stream_id as "streamId", v.version
    from stream s
    cross join lateral generate_series(1, s.version) as v (version)
    where s.clinic_id = ${tx.clinicId} and not exists (
      select from event e where e.clinic_id = s.clinic_id and e.stream_kind = s.stream_kind and e.stream_id = s.stream_id)
    order by s.stream_kind, s.stream_id, v.version
    limit ${most}`);

/** Finds the facts that a command or a stream's head says were recorded, also where the whole stream was removed. */
export const verifyCommands = async (tx: Tx, findings: Findings): Promise<void> => {
  for (const absent of await readAbsentByHead(tx)) {
    const words = `Version ${absent.version} of this stream was recorded and is not there; nothing of the stream is.`;
    findings.add({ clinicId: tx.clinicId, ...absent, problem: "missing", words });
  }
  for (const absent of await readAbsentByCommand(tx)) {
    const words = `A command recorded version ${absent.version} of this stream; its fact is not there.`;
    findings.add({ clinicId: tx.clinicId, ...absent, problem: "missing", words });
  }
};
