import { expect, test } from "vitest";

import { observed } from "../observed.ts";
import { emptyOutbox, type Outbox } from "../outbox.ts";
import { fallbackSampleStore } from "./fallback-sample-store.ts";
import type { KeptBatch } from "./kept-sample.ts";
import { memorySampleStore } from "./memory-sample-store.ts";
import { openSamples } from "./open-samples.ts";
import type { SampleAnswer } from "./read-sample-answer.ts";
import type { SampleStore } from "./sample-store.ts";

const anna = "00000000-0000-7000-8000-00000000000a";
const ben = "00000000-0000-7000-8000-00000000000b";
const at = (second: number) => Temporal.Instant.fromEpochMilliseconds(second * 1_000);
const said = (deviceId: string, second: number, personId = anna) => ({
  personId,
  path: "/s",
  deviceId,
  at: at(second),
  sample: { second },
});

const problem = { status: 409, type: "/problems/refused", title: "Not accepted", detail: "No." };
const answers = {
  taken: { kind: "taken" },
  refused: { kind: "refused", problem },
  unreachable: { kind: "unreachable" },
  failed: { kind: "failed" },
  "not-signed-in": { kind: "not-signed-in" },
} as const;
type Kind = keyof typeof answers;

const start = ({ store = memorySampleStore(), most = 10_000 }: { readonly store?: SampleStore; readonly most?: number } = {}) => {
  const outbox = observed<Outbox>({ ...emptyOutbox, signedIn: anna });
  const sent: KeptBatch[] = [];
  let [answer, ids, hurried]: [SampleAnswer, number, number] = [{ kind: "taken" }, 0, 0];
  const plans = new Set<() => void>();
  const open = () =>
    openSamples({
      store,
      most,
      random: () => 0,
      announce: () => undefined,
      newId: () => `batch-${(ids += 1)}`,
      after: (_, wake) => {
        plans.add(wake);
        return () => void plans.delete(wake);
      },
      send: async (batch) => {
        sent.push(batch);
        return answer;
      },
      outbox: {
        read: outbox.read,
        subscribe: outbox.subscribe,
        signIn: (signedIn) => outbox.become({ ...outbox.read(), signedIn }),
        found: (connection) => outbox.become({ ...outbox.read(), connection }),
        hurry: () => void (hurried += 1),
      },
    });
  /** Lets everything happen that was planned for a moment. */
  const pass = async (): Promise<void> => {
    for (let round = 0; round < 3; round += 1) {
      const due = [...plans];
      plans.clear();
      due.forEach((wake) => wake());
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const samples = open();
  samples.lead(true);
  const secondsSent = () => sent.flatMap(({ body }) => JSON.parse(body).samples.map(({ second }: { second: number }) => second));
  return {
    outbox,
    samples,
    open,
    pass,
    sent,
    secondsSent,
    hurried: () => hurried,
    turn: (next: Kind) => void (answer = answers[next]),
  };
};

test("[BLE-9] what cannot be sent waits, and is sent again under the same id with the same content, in order, also after a reload", async () => {
  const one = start();
  one.turn("unreachable");
  for (let second = 0; second < 700; second += 1) await one.samples.add(said("oximeter", second));
  await one.pass();
  await one.samples.add(said("heart", 1));
  await one.pass();
  expect(one.outbox.read().connection).toBe("offline");
  expect(one.samples.view.read().unsent).toEqual([{ personId: anna, count: 701, since: at(0) }]);
  one.samples.close();
  const tried = one.sent.length;
  expect(new Set(one.sent.map(({ batchId, body }) => `${batchId} ${body}`)).size).toBe(1);

  one.turn("taken");
  const again = one.open();
  again.lead(true);
  await one.pass();
  expect(again.view.read().unsent).toEqual([]);
  expect(one.sent.slice(tried).map(({ batchId, count }) => `${batchId} ${count}`)).toEqual(["batch-1 500", "batch-2 200", "batch-3 1"]);
  expect(one.sent[tried]).toEqual(one.sent[0]);
  expect(one.secondsSent().slice(-701)).toEqual([...Array.from({ length: 700 }, (_, second) => second), 1]);
  expect([one.outbox.read().connection, one.hurried()]).toEqual(["online", 1]);
});

test("what the server will never take is counted until a person has seen it, and does not hold up the rest", async () => {
  const one = start();
  one.turn("refused");
  await one.samples.add(said("oximeter", 5));
  await one.samples.add(said("oximeter", 6));
  await one.pass();
  expect(one.samples.view.read()).toEqual({ unsent: [], losses: [{ personId: anna, why: "refused", count: 2, since: at(5) }] });
  await one.samples.forgetLosses();
  expect(one.samples.view.read().losses).toEqual([]);
});

test("a device that can keep no more lets the oldest go and says how many and since when; what is on its way stays whole", async () => {
  const one = start({ most: 600 });
  one.turn("unreachable");
  await one.samples.add(said("oximeter", 0));
  await one.pass();
  for (let second = 1; second < 1_000; second += 1) await one.samples.add(said("oximeter", second));
  await one.pass();
  expect(one.samples.view.read()).toEqual({
    unsent: [{ personId: anna, count: 600, since: at(0) }],
    losses: [{ personId: anna, why: "full", count: 400, since: at(1) }],
  });
  one.turn("taken");
  one.samples.hurry();
  await one.pass();
  expect(one.secondsSent().slice(-600)).toEqual([0, ...Array.from({ length: 599 }, (_, index) => 401 + index)]);
});

test("nobody's sign-in sends what came under another one; who goes on in the same room takes over the last minute", async () => {
  const one = start();
  one.turn("not-signed-in");
  await one.samples.add(said("oximeter", 0));
  await one.samples.add(said("oximeter", 100));
  await one.pass();
  expect(one.outbox.read().signedIn).toBeNull();
  one.turn("taken");
  one.sent.length = 0;
  one.outbox.become({ ...one.outbox.read(), signedIn: ben });
  await one.pass();
  expect(one.sent).toEqual([]);
  const other = start();
  other.turn("failed");
  for (const second of [0, 100]) await other.samples.add(said("oximeter", second));
  other.outbox.become({ ...other.outbox.read(), signedIn: ben });
  await other.samples.add(said("oximeter", 101, ben));
  other.turn("taken");
  await other.pass();
  expect(other.secondsSent()).toEqual([100, 101]);
  expect(other.samples.view.read().unsent).toEqual([{ personId: anna, count: 1, since: at(0) }]);
});

test("where the device keeps nothing, samples are sent all the same, and it is said once", async () => {
  const no = () => Promise.reject(new Error("The disk is full."));
  let told = 0;
  const full = { add: no, claim: no, settle: no, handOver: no, trim: no, read: no, forgetLosses: no };
  const one = start({ store: fallbackSampleStore(full, () => void (told += 1)) });
  for (const second of [1, 2]) await one.samples.add(said("oximeter", second));
  await one.pass();
  expect([one.secondsSent(), told]).toEqual([[1, 2], 1]);
});
