import { afterAll, beforeAll, expect, test } from "vitest";

import { gateReading } from "#care/dosing-session/rules/events.ts";
import { readRemsForm } from "#care/dosing-session/server/rems-form.ts";
import { noteKeys } from "#care/integration/server/note-keys.ts";
import { readTasks } from "#care/pharmacy/server/read-tasks.ts";
import { episodeStages } from "#care/people/rules/episode-stage.ts";
import { standingConditions } from "#kernel/gate.ts";
import { readEpisodeRems } from "#care/rems/server/read-episode-rems.ts";
import { minutesBetween, plusMinutes } from "#kernel/time.ts";
import { openTestDatabase, type TestDatabase } from "#platform/database/test-database.ts";
import { asOwner } from "#platform/database/test-template.ts";
import { statement } from "#platform/database/query.ts";
import { inClinic } from "#platform/database/transaction.ts";
import type { ClinicalLog } from "#platform/event-log/execute.ts";
import { rebuildProjections } from "#platform/event-log/rebuild-projections.ts";
import { streamCache } from "#platform/event-log/stream-cache.ts";
import { verifyLog } from "#platform/event-log/verify-log.ts";
import { isProblem } from "#platform/http/problem.ts";

import { projections } from "../server/projections.ts";
import { demoPatients } from "./demo-patients.ts";
import { seedClinics, type SeededClinic } from "./seed-clinics.ts";
import { seedDemo } from "./seed-demo.ts";
import { seedStory } from "./seed-story.ts";

const now = Temporal.Now.instant().round("millisecond");
const origin = "http://localhost:4780";
const secret = new Uint8Array(32);
const keys = noteKeys(secret);
const untilSeeded = 180_000;

const logOn = ({ database }: TestDatabase): ClinicalLog => ({ database, projections, cache: streamCache(), onAppended: () => undefined });

let test1: TestDatabase;
let clinics: readonly SeededClinic[];
beforeAll(async () => {
  test1 = await openTestDatabase();
  clinics = await seedClinics(test1.connection, test1.database, now);
  for (const clinic of clinics) await seedStory({ log: logOn(test1), noteKeys: keys, seed: 7, now, origin }, clinic);
}, untilSeeded);
afterAll(() => test1.close());

const rows = <Row extends object>(text: string, values: readonly unknown[] = [], of = test1): Promise<Row[]> =>
  asOwner(of.connection, async (owner) => (await owner.query<Row & Record<string, unknown>>(text, [...values])).rows);

const idOf = (slug: SeededClinic["slug"]): string => clinics.find((clinic) => clinic.slug === slug)?.clinicId ?? "";

const openSessions = () =>
  rows<{ room_id: string; minutes: number; samples: number }>(
    `select s.room_id, extract(epoch from $1::timestamptz - d.given_at)::float8 / 60 as minutes,
       (select count(*)::integer from device_sample v where v.session_id = s.session_id) as samples
     from dosing_session s join dose_given d using (clinic_id, session_id) where s.status = 'open' order by minutes`,
    [now.toString()],
  );

test("the story's log is whole", async () => {
  const { findings, more, events } = await verifyLog(test1.connection, { at: now });
  expect({ findings, more }).toEqual({ findings: [], more: 0 });
  expect(events).toBeGreaterThan(2_000);
});

const lateOrAhead = (of: TestDatabase, at: Temporal.Instant) =>
  rows<{ late: number; ahead: number }>(
    `select count(*) filter (where received_at > observed_at + interval '5 minutes')::integer as late,
       count(*) filter (where observed_at > $1::timestamptz)::integer as ahead from event`,
    [at.toString()],
    of,
  );

test("nothing in the story was written down late, and nothing lies ahead of now", async () => {
  expect(await lateOrAhead(test1, now)).toEqual([{ late: 0, ahead: 0 }]);
});

test("the same holds just after midnight, when the sessions of now began yesterday", async () => {
  const midnight = Temporal.Instant.from("2026-11-23T05:38:20Z");
  const test2 = await openTestDatabase();
  try {
    for (const clinic of await seedClinics(test2.connection, test2.database, midnight))
      await seedStory({ log: logOn(test2), noteKeys: keys, seed: 7, now: midnight, origin }, clinic);
    expect(await lateOrAhead(test2, midnight)).toEqual([{ late: 0, ahead: 0 }]);
  } finally {
    await test2.close();
  }
});

test("about forty patients stand in every stage of the journey, and some have left it in each way", async () => {
  const found = await rows<{ stage: string; closed_as: string | null; patients: number }>(
    "select stage, closed_as, count(*)::integer as patients from episode where clinic_id = $1 group by 1, 2",
    [idOf("larkfield")],
  );
  expect(new Set(found.map(({ stage }) => stage))).toEqual(new Set(episodeStages));
  expect(found.reduce((sum, { patients }) => sum + patients, 0)).toBe(44);
  expect(found.flatMap(({ closed_as }) => closed_as ?? []).toSorted()).toEqual(["completed", "declined", "withdrawn"]);
});

test("two sessions run in two rooms, each on its monitor until now, and nobody's reading is overdue unseen", async () => {
  const sessions = await openSessions();
  expect(sessions.map(({ minutes }) => Math.round(minutes))).toEqual([25, 70]);
  expect(new Set(sessions.map(({ room_id }) => room_id)).size).toBe(2);
  // Put on a quarter of an hour and more before the dose, or with the day, where that began later.
  const ofTheDay = minutesBetween(now.toZonedDateTimeISO("America/New_York").startOfDay().toInstant(), now) - 2;
  for (const { minutes, samples } of sessions) expect(samples).toBeGreaterThanOrEqual(Math.min(minutes + 15, ofTheDay) * 60);
  expect(await rows("select rule from session_alarm where acknowledged_at is null")).toEqual([]);
});

test("no dose was given past a shut gate, and the ledger balances to the last count", async () => {
  expect(await rows("select kind, conditions from session_incident")).toEqual([]);
  expect(await rows("select lot_id from ledger_entry where kind = 'counted' and amount_ug <> expected_ug")).toEqual([]);
  const short = await rows(
    `select lot_id from ledger_entry group by lot_id
     having sum(case when kind = 'received' then amount_ug when kind in ('administered', 'wasted') then -amount_ug else 0 end) < 0`,
  );
  expect(short).toEqual([]);
});

test("every session that is over was closed through its gate: nothing drawn is open, and no waste waits for its witness", async () => {
  const closings = await rows<{ reading: string }>("select payload->>'reading' as reading from event where type = 'session-closed'");
  expect(closings.length).toBeGreaterThan(10);
  for (const { reading } of closings) expect(standingConditions(gateReading.parse(JSON.parse(reading)))).toEqual([]);
  const waiting = await inClinic(test1.database, idOf("larkfield"), (tx) => readTasks(tx, now));
  expect(waiting.tasks.filter(({ kind }) => kind === "draw-not-accounted" || kind === "waste-without-witness")).toEqual([]);
});

test("one patient is treated under the REMS, with a form that went out and two that are owed; another is not enrolled yet", async () => {
  const clinicId = idOf("larkfield");
  const { forms, standings } = await inClinic(test1.database, clinicId, async (tx) => {
    const sessions = await tx.all(statement<{ episode_id: string; session_id: string }>`
      select distinct episode_id, session_id from dose_given where clinic_id = ${tx.clinicId} and drug = 'esketamine' order by session_id`);
    const read = await Promise.all(
      sessions.map(({ episode_id, session_id }) => readRemsForm(tx, { episodeId: episode_id, sessionId: session_id }, now)),
    );
    const planned = await tx.all(statement<{ episode_id: string }>`
      select episode_id from treatment_plan where clinic_id = ${tx.clinicId} and route = 'IN-ESK'`);
    const known = await Promise.all(planned.map(({ episode_id }) => readEpisodeRems(tx, episode_id, now)));
    return {
      forms: read.flatMap((form) => (isProblem(form) ? [] : [form])),
      standings: known.flatMap((one) => one?.ready.status ?? []).toSorted(),
    };
  });
  expect(forms.map(({ submitted }) => submitted !== null)).toEqual([true, false, false]);
  expect(forms.map(({ state }) => state)[1]).toBe("overdue");
  for (const { missing, rules } of forms) {
    expect(missing).toEqual([]);
    expect(rules.filter(({ rule, status }) => rule !== "REMS-05" && status !== "met")).toEqual([]);
  }
  expect(standings).toEqual(["met", "unmet"]);
});

test("one patient's answer waits for a clinician, and every other safety flag was closed with a note", async () => {
  const open = await rows<{ stage: string }>(
    "select e.stage from safety_task t join episode e using (clinic_id, episode_id) where t.closed_at is null and t.rule = 'SR-01'",
  );
  expect(open).toEqual([{ stage: "screening" }]);
});

test("the entry page offers a patient for the intake, the preparation, the practices and the follow-up questionnaire", async () => {
  const offered = await inClinic(test1.database, idOf("larkfield"), demoPatients);
  expect(new Set(offered.map(({ patientId }) => patientId)).size).toBe(4);
});

test("contact data reach nobody", async () => {
  const reachable = await rows("select 1 from patient where email not like '%@demo.invalid' or phone not like '555-01__'");
  expect(reachable).toEqual([]);
});

const wholeTables = async (): Promise<readonly unknown[]> => {
  const names = [...new Set(projections.flatMap(({ tables }) => tables))].toSorted();
  return Promise.all(names.map(async (name) => [name, await rows(`select t::text from ${name} t order by 1`)]));
};

test(
  "the tables rebuilt from the story's log are the live ones",
  async () => {
    const live = await wholeTables();
    await rebuildProjections(test1.connection, projections);
    expect(await wholeTables()).toEqual(live);
  },
  untilSeeded,
);

const toldIn = (of: TestDatabase) =>
  rows(
    `select e.stream_kind, e.type, count(*)::integer as facts from event e join clinic c using (clinic_id)
     where c.slug = 'tidewater' group by 1, 2 order by 1, 2`,
    [],
    of,
  );

test(
  "the same seed tells the same story",
  async () => {
    const again = await openTestDatabase();
    try {
      const made = await seedClinics(again.connection, again.database, now);
      for (const clinic of made.filter(({ slug }) => slug === "tidewater"))
        await seedStory({ log: logOn(again), noteKeys: keys, seed: 7, now, origin }, clinic);
      expect(await toldIn(again)).toEqual(await toldIn(test1));
    } finally {
      await again.close();
    }
  },
  untilSeeded,
);

test(
  "a demo that is started a day later ends the sessions that were left running, and two others run",
  async () => {
    const later = plusMinutes(now, 26 * 60);
    const before = await rows<{ session_id: string }>("select session_id from dosing_session where status = 'open'");
    await seedDemo({ log: logOn(test1), connection: test1.connection, say: () => undefined, secret, now: later });
    const left = await rows<{ status: string }>("select status from dosing_session where session_id = any($1)", [
      before.map((one) => one.session_id),
    ]);
    expect(left.map(({ status }) => status)).toEqual(["closed", "closed"]);
    const running = await rows<{ opened_at: Temporal.Instant }>("select opened_at from dosing_session where status = 'open'");
    expect(running.map(({ opened_at }) => minutesBetween(opened_at, later) < 120)).toEqual([true, true]);
    expect(await rows("select kind from session_incident")).toEqual([]);
    expect((await verifyLog(test1.connection, { at: later })).findings).toEqual([]);
  },
  untilSeeded,
);
