import { spreadOf, type Spread } from "./statistics.ts";

/** How long a run takes: so many rounds, each so many seconds of floor and of subject. */
export type Pace = { readonly rounds: number; readonly seconds: number; readonly liveSeconds: number; readonly reads: number };

export const paces = {
  full: { rounds: 5, seconds: 4, liveSeconds: 10, reads: 250 },
  quick: { rounds: 2, seconds: 1.2, liveSeconds: 2, reads: 60 },
} as const satisfies Record<string, Pace>;

/** Things done per second by so many workers at once, each beginning the next when the last is done. */
export const perSecond = async (workers: number, seconds: number, work: (worker: number) => Promise<number>): Promise<number> => {
  const begun = performance.now();
  const until = begun + seconds * 1_000;
  let done = 0;
  const one = async (worker: number): Promise<void> => {
    while (performance.now() < until) {
      const more = await work(worker);
      done += more;
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, worker) => one(worker)));
  return done / ((performance.now() - begun) / 1_000);
};

/** `cost`: microseconds of the server's processor time for each thing done, which another program's load hardly changes. */
export type Rounds = { readonly floor: Spread; readonly reached: Spread; readonly ratio: Spread; readonly cost: Spread };

/** What `readCost` says that one round of work took. */
const costOf = async (readCost: () => Promise<number>, work: () => Promise<number>, seconds: number) => {
  const before = await readCost();
  const rate = await work();
  return { rate, cost: ((await readCost()) - before) / (rate * seconds) };
};

/**
 * Floor and subject in turns, after one short round that does not count, so that whatever else the machine does falls on both. The
 * ratio is taken round by round.
 */
export const inTurns = async (
  { rounds, seconds }: Pace,
  floor: (seconds: number) => Promise<number>,
  subject: (seconds: number) => Promise<number>,
  readCost: () => Promise<number>,
): Promise<Rounds> => {
  await floor(seconds / 3);
  await subject(seconds / 2);
  const [floors, subjects, costs]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    floors.push(await floor(seconds));
    const { rate, cost } = await costOf(readCost, () => subject(seconds), seconds);
    subjects.push(rate);
    costs.push(cost);
  }
  const ratios = subjects.map((reached, index) => reached / (floors[index] ?? Number.NaN));
  return { floor: spreadOf(floors), reached: spreadOf(subjects), ratio: spreadOf(ratios), cost: spreadOf(costs) };
};
