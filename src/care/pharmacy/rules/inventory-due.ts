import type { Uuid } from "#kernel/ids.ts";
import { settled, type Protocol } from "#kernel/setting.ts";
import { dateIn, isBefore, type Instant } from "#kernel/time.ts";

import { isInventory } from "./count-stock.ts";
import { inventoryMonths } from "./data/pharmacy-settings.ts";
import type { CountKind } from "./events.ts";
import { expectedAt, type LedgerLine } from "./ledger-balance.ts";

/** A line with what kind of count it was and who witnessed it. */
export type WatchedLine = LedgerLine & { readonly countKind: CountKind | null; readonly witnessId: Uuid | null };
export type LotLines = { readonly lotId: Uuid; readonly lines: readonly WatchedLine[] };

/** One day's inventory: whether every lot that was on hand when it began was counted. */
export type Inventory = { readonly date: string; readonly begunAt: Instant; readonly missing: readonly Uuid[] };

/** ISO dates. `initial` is due on the day on which the first lot came, `periodic` so many months after the last whole inventory. */
export type InventoryDue = { readonly kind: "initial" | "periodic"; readonly dueOn: string };

const earliest = (times: readonly Instant[]): Instant | undefined =>
  times.toSorted((one, other) => Temporal.Instant.compare(one, other)).at(0);

const inventoryCounts = ({ lines }: LotLines): readonly WatchedLine[] =>
  lines.filter(({ kind, countKind }) => kind === "counted" && countKind !== null && isInventory(countKind));

const wasOnHand = ({ lines }: LotLines, at: Instant): boolean =>
  lines.some((line) => line.kind === "received" && !isBefore(at, line.at)) && expectedAt(lines, at).value !== 0;

/** Every day on which an inventory was taken, the newest first, with the lots that it left out (PHARM-16). */
export const inventoriesOf = (lots: readonly LotLines[], timeZone: string): readonly Inventory[] => {
  const counts = lots.flatMap((lot) => inventoryCounts(lot).map(({ at }) => ({ lotId: lot.lotId, at, date: dateIn(timeZone, at) })));
  return [...Map.groupBy(counts, ({ date }) => date)]
    .flatMap(([date, counted]): Inventory[] => {
      const begunAt = earliest(counted.map(({ at }) => at));
      if (begunAt === undefined) return [];
      const seen = new Set(counted.map(({ lotId }) => lotId));
      const missing = lots.filter((lot) => !seen.has(lot.lotId) && wasOnHand(lot, begunAt)).map(({ lotId }) => lotId);
      return [{ date, begunAt, missing }];
    })
    .toSorted((one, other) => (one.date < other.date ? 1 : -1));
};

/** When the next inventory of everything on hand is due; null while the clinic never had anything (PHARM-16). */
export const inventoryDue = (protocol: Protocol, lots: readonly LotLines[], timeZone: string): InventoryDue | null => {
  const whole = inventoriesOf(lots, timeZone).find(({ missing }) => missing.length === 0);
  if (whole !== undefined) {
    const dueOn = Temporal.PlainDate.from(whole.date).add({ months: settled(protocol, inventoryMonths).value });
    return { kind: "periodic", dueOn: dueOn.toString() };
  }
  const first = earliest(lots.flatMap(({ lines }) => lines.filter(({ kind }) => kind === "received").map(({ at }) => at)));
  return first === undefined ? null : { kind: "initial", dueOn: dateIn(timeZone, first) };
};
