import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod/mini";

import { inClinic } from "../database/transaction.ts";
import { openSampleLog, watchStream, writeWatch, type SampleLog } from "../event-log/sample-log.ts";
import { readFacts } from "../event-log/read-stream.ts";
import { factsAnswer, factsQuery, toRecorded } from "./facts.ts";
import { readStoredFacts } from "./read-stored-facts.ts";

let sample: SampleLog;
beforeAll(async () => {
  sample = await openSampleLog();
});
afterAll(() => sample.close());

test("the server's facts come through the wire and the stream's own parser as they were, from the asked version on, of one clinic", async () => {
  const [own, foreign] = sample.clinics;
  const { streamId } = await writeWatch(sample.log, own, ["one", "two", "three"]);
  const ask = (clinicId: string, after: number) =>
    inClinic(sample.database, clinicId, (tx) => readStoredFacts(tx, watchStream.kind, streamId, after));
  const wire = JSON.parse(JSON.stringify(await ask(own, 1)));
  const { facts } = z.parse(factsAnswer, wire);
  expect(facts[0]?.version).toBe(2);
  const readHere = await inClinic(sample.database, own, (tx) => readFacts(tx, watchStream, streamId, 1));
  expect(JSON.stringify(facts.map((fact) => toRecorded(watchStream.parse, fact)))).toBe(JSON.stringify(readHere));
  expect(await ask(foreign, 0)).toEqual({ facts: [] });
});

test("the query names a version; without one everything is asked for", () => {
  expect(z.parse(factsQuery, { after: "12" })).toEqual({ after: 12 });
  expect(z.parse(factsQuery, {})).toEqual({ after: 0 });
  expect(z.safeParse(factsQuery, { after: "-1" }).success).toBe(false);
});
