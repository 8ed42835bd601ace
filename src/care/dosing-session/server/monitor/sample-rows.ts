import * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement, type Statement } from "#platform/database/query.ts";

import type { JudgedSample } from "../../rules/judge-sample.ts";
import { sampleParameters, type SampleParameter } from "../../rules/sample.ts";

const flaws = z.array(
  z.object({
    parameter: z.enum(sampleParameters),
    sent: z.nullable(z.union([z.number(), z.string()])),
    why: z.enum(["no-signal", "not-a-number", "implausible", "not-measured"]),
    outside: z.optional(z.number()),
  }),
);

/** A batch's samples in the order in which they were sent. */
type BatchOfSamples = {
  readonly sessionId: Uuid;
  readonly batchId: Uuid;
  readonly receivedAt: Instant;
  readonly samples: readonly JudgedSample[];
};

/** One INSERT for all batches: each column travels as an array, moments as milliseconds since 1970; a sample names its batch by number. */
export const insertSamples = (clinicId: Uuid, batches: readonly BatchOfSamples[]): Statement<unknown> => {
  const samples = batches.flatMap((one) => one.samples);
  const column = (parameter: SampleParameter): readonly (number | null)[] => samples.map(({ values }) => values[parameter] ?? null);
  return statement`
    insert into device_sample (clinic_id, session_id, received_at, batch_id, place, sequence, observed_at, device_at, status,
      sbp, dbp, map, hr, pulse, spo2, rr, temp, sent)
    select ${clinicId}::uuid, (${batches.map(({ sessionId }) => sessionId)}::uuid[])[s.batch],
      (${batches.map(({ receivedAt }) => receivedAt.toString())}::timestamptz[])[s.batch],
      (${batches.map(({ batchId }) => batchId)}::uuid[])[s.batch], s.place, s.sequence,
      to_timestamp(s.at / 1000::float8), to_timestamp(s.device_at / 1000::float8), s.status, s.sbp, s.dbp, s.map, s.hr, s.pulse, s.spo2, s.rr, s.temp, s.sent
    from unnest(
      ${batches.flatMap((one, index) => one.samples.map(() => index + 1))}::integer[],
      ${batches.flatMap((one) => one.samples.map((_, place) => place))}::smallint[], ${samples.map(({ sequence }) => sequence)}::bigint[],
      ${samples.map(({ at }) => at.epochMilliseconds)}::bigint[], ${samples.map(({ deviceAt }) => deviceAt?.epochMilliseconds ?? null)}::bigint[],
      ${samples.map(({ status }) => status)}::text[],
      ${column("sbp")}::real[], ${column("dbp")}::real[], ${column("map")}::real[], ${column("hr")}::real[],
      ${column("pulse")}::real[], ${column("spo2")}::real[], ${column("rr")}::real[], ${column("temp")}::real[],
      ${samples.map((sample) => (sample.flaws.length === 0 ? null : JSON.stringify(sample.flaws)))}::jsonb[]
    ) as s (batch, place, sequence, at, device_at, status, sbp, dbp, map, hr, pulse, spo2, rr, temp, sent)`;
};

export type SampleRow = { readonly [Parameter in SampleParameter]: number | null } & {
  readonly sequence: number;
  readonly observed_at: Instant;
  readonly device_at: Instant | null;
  readonly status: JudgedSample["status"];
  readonly sent: unknown;
  readonly received_at: Instant;
  readonly device_id: string;
};

/** A stored sample, as it was judged. */
export const toJudged = (row: SampleRow): JudgedSample => {
  const values = Object.fromEntries(
    sampleParameters.flatMap((parameter) => (row[parameter] === null ? [] : [[parameter, row[parameter]]])),
  );
  const found = row.sent === null ? [] : z.parse(flaws, row.sent);
  const isKept = found.some(({ why }) => why === "implausible" || why === "not-measured");
  const outcome = Object.keys(values).length > 0 ? "accepted" : isKept ? "implausible" : "no-signal";
  const { sequence, observed_at: at, device_at: deviceAt, device_id: deviceId, status } = row;
  return { sequence, at, deviceAt, deviceId, status, values, flaws: found, outcome };
};
