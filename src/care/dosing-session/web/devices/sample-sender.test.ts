import { expect, test } from "vitest";

import { openSampleSender, type UnsentBatch } from "./sample-sender.ts";

const sample = (second: number) => ({
  sequence: second,
  observedAt: Temporal.Instant.fromEpochMilliseconds(second * 1_000),
  status: "measured" as const,
  values: { spo2: 97 },
});

const sender = () => {
  const sent: UnsentBatch[] = [];
  let [isUp, answer, ids]: [boolean, "taken" | "refused", number] = [true, "taken", 0];
  const one = openSampleSender({
    newId: () => `batch-${(ids += 1)}`,
    send: async (batch) => {
      sent.push(batch);
      if (!isUp) throw new Error("no network");
      return answer;
    },
  });
  return { ...one, sent, turn: (up: boolean) => void (isUp = up), refuse: () => void (answer = "refused") };
};

test("[BLE-9] what cannot be sent waits, and is sent again under the same id, in order", async () => {
  const one = sender();
  one.turn(false);
  for (let second = 0; second < 700; second += 1) one.add("oximeter", sample(second));
  await one.flush();
  await one.flush();
  one.add("heart", sample(1));
  expect(one.waiting()).toBe(701);
  one.turn(true);
  await one.flush();
  expect(one.waiting()).toBe(0);
  expect(one.sent.map(({ batchId, samples }) => `${batchId} ${samples.length}`)).toEqual([
    ...["batch-1 500", "batch-1 500", "batch-1 500"],
    ...["batch-2 200", "batch-3 1"],
  ]);
  expect(
    one.sent
      .slice(2)
      .flatMap(({ samples }) => samples.map(({ sequence }) => sequence))
      .slice(0, 700),
  ).toEqual(Array.from({ length: 700 }, (_, second) => second));
});

test("what the server will never take is counted as let go, and does not hold up the rest", async () => {
  const one = sender();
  one.refuse();
  one.add("oximeter", sample(1));
  one.add("heart", sample(1));
  await one.flush();
  expect([one.waiting(), one.dropped()]).toEqual([0, 2]);
});
