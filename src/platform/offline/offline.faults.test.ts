import { expect, test } from "vitest";

import { keptSeeds } from "./simulation/kept-seeds.ts";
import { play, type Played } from "./simulation/play.ts";
import type { Tablet } from "./simulation/tablet.ts";

const firstSeed = Number(process.env["KAPSTONE_SEED"] ?? 1);
const count = Number(process.env["KAPSTONE_SEEDS"] ?? 500);
const seeds = [...keptSeeds, ...Array.from({ length: count }, (_, index) => firstSeed + index)];

const refusedOn = async (device: Tablet): Promise<readonly string[]> =>
  (await device.store.readEntries()).entries.map((entry) => {
    expect(entry.state.status).toBe("refused");
    return entry.commandId;
  });

const checkExactlyOnce = async ({ server, tablets }: Played): Promise<void> => {
  const inLog = server.facts().map((fact) => fact.commandId);
  expect(new Set(inLog).size).toBe(inLog.length);
  for (const device of tablets) {
    const refused = await refusedOn(device);
    for (const { commandId, unwelcome } of device.acted) {
      if (unwelcome) expect(inLog.includes(commandId)).not.toBe(refused.includes(commandId));
      else expect(inLog).toContain(commandId);
    }
  }
};

/** A refused command that was taken after all, by a late copy, stands where that copy arrived. */
const checkOrder = ({ server, tablets }: Played): void => {
  for (const device of tablets) {
    for (const person of new Set(device.acted.map((one) => one.person))) {
      const places = server
        .facts()
        .filter((fact) => fact.actor.id === person && device.orders.has(fact.commandId) && !isUnwelcome(fact.payload))
        .map((fact) => device.orders.get(fact.commandId));
      expect(places).toEqual(places.toSorted((one, other) => (one ?? 0) - (other ?? 0)));
    }
  }
};

const isUnwelcome = (payload: unknown): boolean =>
  typeof payload === "object" && payload !== null && "unwelcome" in payload && payload.unwelcome === true;

const checkActors = ({ server, tablets }: Played): void => {
  const acted = new Map(tablets.flatMap((device) => device.acted.map((one) => [one.commandId, one.person])));
  for (const fact of server.facts()) expect(acted.get(fact.commandId) ?? fact.actor.id).toBe(fact.actor.id);
};

const checkAgreement = ({ server, tablets }: Played): void => {
  const texts = server.facts().map((fact) => fact.commandId);
  for (const device of tablets) {
    expect(device.doubled()).toBe(0);
    for (const tab of device.tabs()) expect(tab.stream.read().facts.map((fact) => fact.commandId)).toEqual(texts);
  }
};

/** Every sample that a tab said to be kept is in the server once, in the order of its device, and nothing is left or lost. */
const checkSamples = async ({ server, tablets }: Played): Promise<void> => {
  for (const device of tablets) {
    const known = new Set(device.heard.map(({ number }) => number));
    const deviceIds = new Set(device.heard.map(({ deviceId }) => deviceId));
    const taken = server.samples().filter(({ deviceId }) => deviceIds.has(deviceId));
    const numbers = taken.map(({ number }) => number);
    expect(new Set(numbers).size, "a sample twice").toBe(numbers.length);
    expect(
      [...known].filter((number) => !numbers.includes(number)),
      "samples lost",
    ).toEqual([]);
    // What is handed over with the room, there or back, may come behind what its new person has already sent.
    if (new Set(device.heard.map(({ heardBy }) => heardBy)).size === 1) {
      expect(numbers, "order of samples").toEqual(numbers.toSorted((one, other) => one - other));
    }
    expect(await device.samples.read()).toEqual({ unsent: [], losses: [] });
  }
};

const worldStart = 1_800_000_000_000;
/** An older measurement may stand for one that is a little sharper: `betterClock`. */
const blurMs = 50;

/** When it was so is right however wrong the device's clock is, as well as the device could know; what its clock said is kept beside it. */
const checkClocks = ({ server, tablets }: Played): void => {
  const facts = new Map(server.facts().map((fact) => [fact.commandId, fact]));
  for (const device of tablets) {
    for (const { commandId, from, until, clock } of device.acted) {
      const fact = facts.get(commandId);
      if (fact === undefined) continue;
      const said = (fact.deviceAt?.epochMilliseconds ?? 0) - worldStart - device.deviceErrorMs;
      expect(said >= from && said <= until, "what the device's clock said").toBe(true);
      const slack = (clock?.uncertaintyMs ?? Number.POSITIVE_INFINITY) + blurMs;
      const observed = fact.observedAt.epochMilliseconds - worldStart;
      expect(observed >= from - slack && observed <= until + slack, "when it was so").toBe(true);
    }
  }
};

/** In clinical time, too, whatever order it came in. */
const checkTimelines = ({ server, tablets }: Played): void => {
  const timelineOf = (facts: readonly { readonly observedAt: Temporal.Instant; readonly commandId: string }[]): readonly string[] =>
    facts
      .toSorted((one, other) => Temporal.Instant.compare(one.observedAt, other.observedAt) || (one.commandId < other.commandId ? -1 : 1))
      .map(({ observedAt, commandId }) => `${observedAt.toString()} ${commandId}`);
  const known = timelineOf(server.facts());
  for (const device of tablets) for (const tab of device.tabs()) expect(timelineOf(tab.stream.read().facts)).toEqual(known);
};

const check = async (seed: number): Promise<void> => {
  const played = await play(seed);
  await checkExactlyOnce(played);
  checkOrder(played);
  checkActors(played);
  checkAgreement(played);
  checkTimelines(played);
  checkClocks(played);
  await checkSamples(played);
};

test("every command that a person saw kept, and every sample, reaches the server exactly once, in order, under that person, and all tablets agree", async () => {
  const failed: string[] = [];
  for (const seed of seeds) {
    await check(seed).catch((error: unknown) => failed.push(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`));
  }
  expect(failed.slice(0, 5).join("\n\n")).toBe("");
}, 3_600_000);
