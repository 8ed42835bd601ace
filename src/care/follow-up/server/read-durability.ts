import type { PlanCondition } from "#care/plan/rules/events.ts";
import { baselineOf } from "#care/measures/rules/measure-facts.ts";
import type { MeasureResult } from "#care/measures/rules/measures.ts";
import type { Route } from "#care/pharmacy/rules/drug.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Protocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { CohortView } from "../contract.ts";
import { followedInstrument } from "../rules/data/followed-instrument.ts";
import { doseDurations, followedDurations, type DoseDuration } from "../rules/dose-durations.ts";
import { kaplanMeier } from "../rules/kaplan-meier.ts";

type DoseRow = { readonly episode_id: Uuid; readonly at: Instant; readonly route: Route; readonly condition: PlanCondition | null };
type ResultRow = {
  readonly episode_id: Uuid;
  readonly completed_at: Instant;
  readonly total: number;
  readonly occasion: MeasureResult["occasion"];
};

/** The last standing dose of each session that was treatment, with its route and the condition of the plan. */
const readDoses = (tx: Tx): Promise<DoseRow[]> =>
  tx.all(statement<DoseRow>`
    select d.episode_id, max(d.given_at) as at, min(d.route) as route, min(p.condition) as condition
    from dose_given d
    join dosing_session s on s.clinic_id = d.clinic_id and s.session_id = d.session_id and not s.training
    left join treatment_plan p on p.clinic_id = d.clinic_id and p.episode_id = d.episode_id
    where d.clinic_id = ${tx.clinicId} and not d.in_error
    group by d.episode_id, d.session_id
    order by at`);

const readResults = (tx: Tx): Promise<ResultRow[]> =>
  tx.all(statement<ResultRow>`
    select episode_id, completed_at, total, occasion from measure_result
    where clinic_id = ${tx.clinicId} and instrument = ${followedInstrument} and total is not null
    order by completed_at`);

type Known = { readonly dose: DoseRow; readonly duration: DoseDuration };

const knownOf = (doses: readonly DoseRow[], results: readonly ResultRow[], protocol: Protocol): readonly Known[] => {
  const judged = results.map(({ completed_at, total, occasion }) => ({
    completedAt: completed_at,
    total,
    occasion,
    instrument: followedInstrument,
  }));
  const durations = doseDurations({
    baseline: baselineOf(judged, followedInstrument)?.total ?? null,
    doses: doses.map(({ at }) => at),
    readings: judged.map(({ completedAt, total }) => ({ at: completedAt, total })),
    protocol,
  });
  return durations.flatMap((duration, index) => {
    const dose = doses[index];
    return dose === undefined ? [] : [{ dose, duration }];
  });
};

const cohortOf = (of: CohortView["of"], known: readonly Known[]): CohortView => {
  const durations = known.map(({ duration }) => duration);
  const count = (kind: DoseDuration["kind"]): number => durations.filter((one) => one.kind === kind).length;
  const { steps, ...curve } = kaplanMeier(followedDurations(durations));
  return {
    of,
    patients: new Set(known.map(({ dose }) => dose.episode_id)).size,
    doses: { lost: count("lost"), held: count("held"), noResponse: count("no-response"), notAssessed: count("not-assessed") },
    curve: { ...curve, steps: [...steps] },
  };
};

/** How long the benefit of doses lasted, over all episodes of the clinic, then by route and by condition. No row names a patient. */
export const readDurability = async (tx: Tx): Promise<CohortView[]> => {
  const [protocol, doses, results] = await Promise.all([readProtocol(tx), readDoses(tx), readResults(tx)]);
  const resultsOf = Map.groupBy(results, (result) => result.episode_id);
  const known = [...Map.groupBy(doses, (dose) => dose.episode_id)].flatMap(([episodeId, own]) =>
    knownOf(own, resultsOf.get(episodeId) ?? [], protocol),
  );
  const byRoute = Map.groupBy(known, ({ dose }) => dose.route);
  const byCondition = Map.groupBy(known, ({ dose }) => dose.condition);
  return [
    cohortOf({ by: "all" }, known),
    ...[...byRoute].map(([route, own]) => cohortOf({ by: "route", route }, own)),
    ...[...byCondition].map(([condition, own]) => cohortOf({ by: "condition", condition }, own)),
  ];
};
