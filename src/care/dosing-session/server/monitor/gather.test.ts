import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";

import { gather, type Work } from "./gather.ts";

type Round = { readonly items: readonly string[]; readonly end: (answers?: readonly string[]) => void; readonly fail: () => void };

/** Items are words, their keys the first letters; a round ends when the test says so. */
const open = (most: Work<string, string>["most"] = { items: 10, weight: 100 }) => {
  const [rounds, alone]: [Round[], Round[]] = [[], []];
  const carryOut = (into: Round[], items: readonly string[]): Promise<readonly string[]> => {
    const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
    into.push({ items, end: (answers) => resolve(answers ?? items.map((one) => `${one}!`)), fail: () => reject(new Error("It failed.")) });
    return promise;
  };
  const ask = gather<string, string>({
    keyOf: (item) => item.slice(0, 1),
    weightOf: (item) => item.length,
    most,
    together: async (items) => carryOut(rounds, items),
    alone: async (item) => (await carryOut(alone, [item]))[0] ?? "",
  });
  const said: string[] = [];
  const offer = (item: string): void =>
    void ask(item).then(
      (answer) => void said.push(answer),
      () => void said.push(`${item} failed`),
    );
  return { offer, said, rounds, alone, next: () => setImmediate() };
};

const itemsOf = (rounds: readonly Round[]): readonly (readonly string[])[] => rounds.map(({ items }) => items);

test("who comes alone goes at once; what arrives meanwhile goes together after it", async () => {
  const { offer, said, rounds, next } = open();
  offer("a1");
  expect(itemsOf(rounds)).toEqual([["a1"]]);
  for (const item of ["b1", "c1", "d1"]) offer(item);
  await next();
  expect(itemsOf(rounds)).toEqual([["a1"]]);
  rounds[0]?.end();
  await next();
  expect(said).toEqual(["a1!"]);
  expect(itemsOf(rounds)).toEqual([["a1"], ["b1", "c1", "d1"]]);
  rounds[1]?.end();
  await next();
  expect(said).toEqual(["a1!", "b1!", "c1!", "d1!"]);
  offer("e1");
  expect(itemsOf(rounds).at(-1)).toEqual(["e1"]);
});

test("of one key one goes at a time, in its order, also when a later one would fit better", async () => {
  const { offer, rounds, next } = open({ items: 10, weight: 6 });
  offer("a1");
  for (const item of ["b1", "c-is-long", "c2", "b2", "d1"]) offer(item);
  for (const index of [0, 1, 2, 3]) {
    rounds[index]?.end();
    await next();
  }
  expect(itemsOf(rounds)).toEqual([["a1"], ["b1", "d1"], ["c-is-long"], ["c2", "b2"]]);
});

test("no more go together than are allowed", async () => {
  const { offer, rounds, next } = open({ items: 2, weight: 100 });
  for (const item of ["a1", "b1", "c1", "d1"]) offer(item);
  rounds[0]?.end();
  await next();
  rounds[1]?.end();
  await next();
  expect(itemsOf(rounds)).toEqual([["a1"], ["b1", "c1"], ["d1"]]);
});

test("one that has to go alone keeps nobody waiting but its own key", async () => {
  const { offer, said, rounds, alone, next } = open();
  offer("a1");
  rounds[0]?.end(["alone"]);
  await next();
  expect(itemsOf(alone)).toEqual([["a1"]]);
  for (const item of ["a2", "b1"]) offer(item);
  rounds[1]?.end();
  await next();
  expect(said).toEqual(["b1!"]);
  expect(itemsOf(rounds)).toEqual([["a1"], ["b1"]]);
  alone[0]?.end();
  await next();
  expect(itemsOf(rounds)).toEqual([["a1"], ["b1"], ["a2"]]);
  rounds[2]?.end();
  await next();
  expect(said).toEqual(["b1!", "a1!", "a2!"]);
});

test("a failure is told to those whom it concerns, and the next ones go on", async () => {
  const { offer, said, rounds, alone, next } = open();
  offer("a1");
  offer("b1");
  rounds[0]?.fail();
  await next();
  rounds[1]?.end(["alone"]);
  await next();
  alone[0]?.fail();
  await next();
  expect(said).toEqual(["a1 failed", "b1 failed"]);
  for (const item of ["a2", "b2"]) offer(item);
  rounds[2]?.end();
  await next();
  rounds[3]?.end();
  await next();
  expect(said).toEqual(["a1 failed", "b1 failed", "a2!", "b2!"]);
});
