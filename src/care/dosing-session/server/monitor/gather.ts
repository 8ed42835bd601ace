/** What waits to be carried out, and how it is carried out. */
export type Work<Item, Result> = {
  /** Two items of one key are never under way at once, and keep their order. */
  readonly keyOf: (item: Item) => string;
  readonly weightOf: (item: Item) => number;
  /** The most that goes together. An item that is heavier than this goes by itself. */
  readonly most: { readonly items: number; readonly weight: number };
  /** Carries out several, of different keys. "alone" says of one that it is to be carried out by itself; a throw is everybody's. */
  readonly together: (items: readonly Item[]) => Promise<readonly (Result | "alone")[]>;
  readonly alone: (item: Item) => Promise<Result>;
};

type Place = { readonly key: string; readonly weight: number };
type Waiting<Item, Result> = PromiseWithResolvers<Result> & Place & { readonly item: Item };

/** Who goes together next, in the order in which they came, and who waits on: for the room, or for one of the same key before it. */
const divide = <One extends Place>(waiting: readonly One[], underWay: ReadonlySet<string>, most: Work<never, never>["most"]) => {
  const [next, left, before]: [One[], One[], Set<string>] = [[], [], new Set(underWay)];
  let weight = 0;
  for (const one of waiting) {
    const fits = next.length === 0 || (next.length < most.items && weight + one.weight <= most.weight);
    const goes = fits && !before.has(one.key);
    (goes ? next : left).push(one);
    before.add(one.key);
    if (goes) weight += one.weight;
  }
  return { next, left };
};

/**
 * Carries out together what arrives while something is under way. Who comes to a quiet gathering goes at once; nobody waits for one that
 * had to go alone, save what has the same key.
 */
export const gather = <Item, Result>({ keyOf, weightOf, most, together, alone }: Work<Item, Result>): ((item: Item) => Promise<Result>) => {
  let waiting: Waiting<Item, Result>[] = [];
  const underWay = new Set<string>();
  let running = false;

  const end = (one: Waiting<Item, Result>, how: () => void): void => {
    underWay.delete(one.key);
    how();
  };
  const goAlone = async (one: Waiting<Item, Result>): Promise<void> => {
    await alone(one.item).then(
      (result) => end(one, () => one.resolve(result)),
      (error: unknown) => end(one, () => one.reject(error)),
    );
    run();
  };
  const goTogether = async (round: readonly Waiting<Item, Result>[]): Promise<void> => {
    try {
      const results = await together(round.map(({ item }) => item));
      for (const [index, one] of round.entries()) {
        const result = results[index];
        if (result === undefined || result === "alone") void goAlone(one);
        else end(one, () => one.resolve(result));
      }
    } catch (error) {
      for (const one of round) end(one, () => one.reject(error));
    }
  };
  const run = (): void => {
    if (running) return;
    const { next, left } = divide(waiting, underWay, most);
    if (next.length === 0) return;
    waiting = left;
    for (const { key } of next) underWay.add(key);
    running = true;
    void goTogether(next).then(() => {
      running = false;
      run();
    });
  };
  return (item) => {
    const one = { item, key: keyOf(item), weight: weightOf(item), ...Promise.withResolvers<Result>() };
    waiting.push(one);
    run();
    return one.promise;
  };
};
