import type { Uuid } from "#kernel/ids.ts";

import { badNetwork } from "./bad-network.ts";
import { chanceFrom } from "./chance.ts";
import { simulatedServer, type SimulatedServer } from "./simulated-server.ts";
import type { World } from "./tab.ts";
import { tablet, type Tablet } from "./tablet.ts";
import { virtualTime } from "./virtual-time.ts";

export type Played = { readonly server: SimulatedServer; readonly tablets: readonly Tablet[] };

const calmMs = 180_000;
const minute = 60_000;

const personId = (number: number): Uuid => `00000000-0000-7000-8000-0000000001${String(number).padStart(2, "0")}`;

const planTablet = ({ time, chance }: World, device: Tablet, name: string, people: readonly Uuid[]): void => {
  const at = (wake: () => void): void => void time.after(chance.whole(100, calmMs - 1_000), wake);
  for (let index = chance.whole(6, 16); index > 0; index -= 1) {
    const unwelcome = chance.happens(0.15);
    at(() => device.act(`${name} ${device.acted.length} ${index}`, unwelcome));
  }
  // A device says something every second or so, for a while.
  for (let said = chance.whole(0, 40), from = chance.whole(0, 120_000); said > 0; said -= 1)
    time.after(from + said * 1_000 + chance.whole(0, 900), device.hear);
  for (let cuts = chance.whole(0, 3); cuts > 0; cuts -= 1) {
    const lengthMs = chance.whole(500, 40_000);
    at(() => {
      device.network.cut(true);
      time.after(lengthMs, () => device.network.cut(false));
    });
  }
  for (let kills = chance.whole(0, 3); kills > 0; kills -= 1) at(device.killTab);
  if (chance.happens(0.5)) at(device.openTab);
  if (chance.happens(0.3)) at(device.restart);
  for (let ends = chance.whole(0, 2); ends > 0; ends -= 1) {
    const noticedMs = chance.whole(1_000, 30_000);
    at(() => {
      device.expire();
      // The person is asked, signs in again, and what waits goes.
      time.after(noticedMs, () => device.session(people[0] ?? null));
    });
  }
  for (let ends = chance.whole(0, 2); ends > 0; ends -= 1) {
    const next = people[chance.whole(0, people.length - 1)] ?? null;
    const awayMs = chance.whole(100, 20_000);
    // Somebody signs out, or takes the tablet over without a pause.
    const signsOut = chance.happens(0.5);
    at(() => {
      if (signsOut) device.session(null);
      time.after(awayMs, () => device.session(next));
    });
  }
};

/** At the end everybody signs in once more, so that everybody's commands can go. */
const comeBack = ({ time }: World, device: Tablet, people: readonly Uuid[]): void => {
  device.network.cut(false);
  people.forEach((person, index) => time.after(index * 3 * minute, () => device.session(person)));
};

/** Plays one whole story from its seed: three tablets in one room through everything that goes wrong, then calm. */
export const play = async (seed: number): Promise<Played> => {
  const chance = chanceFrom(seed);
  const time = virtualTime();
  const server = simulatedServer(() => Temporal.Instant.fromEpochMilliseconds(1_800_000_000_000 + time.nowMs()));
  const world = { time, chance, server };
  const isHealed = (): boolean => time.nowMs() >= calmMs;
  const tablets = Array.from({ length: 3 }, (_, index) => {
    const people = Array.from({ length: chance.whole(1, 2) }, (__, number) => personId(index * 10 + number));
    const device = tablet(world, people, badNetwork(time, chance, isHealed));
    device.openTab();
    planTablet(world, device, `tablet ${index}`, people);
    time.after(calmMs + minute, () => comeBack(world, device, people));
    return device;
  });
  await time.run(calmMs + 20 * minute, () => false);
  for (const device of tablets) for (const tab of device.tabs()) void tab.stream.refresh();
  await time.run(calmMs + 30 * minute, () => false);
  return { server, tablets };
};
