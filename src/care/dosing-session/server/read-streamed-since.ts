import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import { streamedParameters, type StreamedParameter } from "../rules/streamed-point.ts";

/** A session and a moment in it, such as the beginning of a silence. */
export type Since = { readonly sessionId: Uuid; readonly since: Instant };
/** The lowest and the highest of what was streamed of a parameter after that moment; nothing where nothing was. */
export type StreamedSince = (from: Since, parameter: string | null) => readonly number[];

type Row = { readonly session_id: Uuid; readonly since: Instant } & {
  readonly [Parameter in StreamedParameter]: readonly (number | null)[];
};

const keyOf = ({ sessionId, since }: Since): string => `${sessionId} ${since.epochMilliseconds}`;

/** What monitors sent after these moments, one trip for all of them, none where there is none. */
export const readStreamedSince = async (tx: Tx, moments: readonly Since[]): Promise<StreamedSince> => {
  const rows =
    moments.length === 0
      ? []
      : await tx.all(statement<Row>`
          select w.session_id, w.since, array[min(coalesce(d.hr, d.pulse)), max(coalesce(d.hr, d.pulse))] as "heartRate",
            array[min(d.spo2), max(d.spo2)] as saturation, array[min(d.rr), max(d.rr)] as respiration,
            array[min(d.temp), max(d.temp)] as temperature
          from (select distinct * from unnest(${moments.map(({ sessionId }) => sessionId)}::uuid[],
            ${moments.map(({ since }) => since.toString())}::timestamptz[]) as w (session_id, since)) w
          join device_sample d on d.clinic_id = ${tx.clinicId} and d.session_id = w.session_id and d.received_at > w.since
            and d.observed_at > w.since
          group by w.session_id, w.since`);
  const byMoment = new Map(rows.map((row) => [keyOf({ sessionId: row.session_id, since: row.since }), row]));
  return (from, parameter) => {
    const streamed = streamedParameters.find((one) => one === parameter);
    const found = streamed && byMoment.get(keyOf(from))?.[streamed];
    return (found ?? []).filter((value) => value !== null);
  };
};
