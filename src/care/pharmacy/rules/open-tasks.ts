import type { Uuid } from "#kernel/ids.ts";
import { micrograms, type Quantity } from "#kernel/quantity.ts";
import { settled, type Protocol } from "#kernel/setting.ts";
import { dateIn, type Instant } from "#kernel/time.ts";

import { isExpired } from "./can-supply.ts";
import { expiryWarningDays, inventoryWarningDays } from "./data/pharmacy-settings.ts";
import { drawsOf, type Draw } from "./draws.ts";
import type { LossReport } from "./events.ts";
import { inventoryDue, type LotLines } from "./inventory-due.ts";
import { balanceOf, standing } from "./ledger-balance.ts";
import { lossDeadlines } from "./loss-deadlines.ts";
import { isPastUse, vialsOf } from "./vials.ts";

export const taskKinds = [
  "notify-dea",
  "notify-state",
  "file-form-106",
  "explain-surplus",
  "count-differs",
  "below-zero",
  "waste-without-witness",
  "draw-not-accounted",
  "vial-past-use",
  "lot-expired",
  "lot-expires",
  "receipt-incomplete",
  "inventory",
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** Something that a person has to do. `dueOn` is the last day (an ISO date), null where it is to be done promptly. */
export type PharmacyTask = {
  readonly kind: TaskKind;
  readonly lotId: Uuid | null;
  readonly amount: Quantity<"ug"> | null;
  readonly dueOn: string | null;
  readonly overdue: boolean;
  /** The discrepancy, entry or dose that it is about, or the number of the vial. */
  readonly about: string | null;
};

export type WatchedLot = LotLines & {
  /** The last day on which it may be used. */
  readonly lastDay: string;
  readonly amountPerContainer: Quantity<"ug">;
  /** Whether its receipt says everything that it must. */
  readonly receiptWhole: boolean;
};

export type WatchedDiscrepancy = {
  readonly discrepancyId: string;
  /** The draw whose difference it is. */
  readonly administrationId: string | null;
  readonly lotId: Uuid;
  readonly difference: Quantity<"ug">;
  readonly foundAt: Instant;
  readonly explained: boolean;
  /** Whether the ledger has the difference on record. */
  readonly recorded: boolean;
  readonly reports: readonly LossReport[];
};

export type Watched = { readonly lots: readonly WatchedLot[]; readonly discrepancies: readonly WatchedDiscrepancy[] };
export type Now = { readonly protocol: Protocol; readonly at: Instant; readonly timeZone: string };

const plusDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

const ofDiscrepancy = (found: WatchedDiscrepancy, { protocol, timeZone, at }: Now): readonly PharmacyTask[] => {
  const { difference, lotId, discrepancyId, reports } = found;
  if (found.explained) return [];
  const today = dateIn(timeZone, at);
  const task = (kind: TaskKind, dueOn: string | null): PharmacyTask => ({
    kind,
    lotId,
    amount: difference,
    dueOn,
    overdue: dueOn !== null && dueOn < today,
    about: discrepancyId,
  });
  if (difference.value > 0) return [task("explain-surplus", null)];
  const { noticeOn, formOn } = lossDeadlines(protocol, found.foundAt, timeZone);
  return [
    ...(reports.includes("dea-notice") ? [] : [task("notify-dea", noticeOn)]),
    ...(reports.includes("state-notice") ? [] : [task("notify-state", null)]),
    ...(reports.includes("form-106") ? [] : [task("file-form-106", formOn)]),
  ];
};

const expiry = (lot: WatchedLot, onHand: Quantity<"ug">, { protocol, timeZone, at }: Now): readonly PharmacyTask[] => {
  const today = dateIn(timeZone, at);
  const { lotId, lastDay } = lot;
  if (onHand.value <= 0 || lastDay > plusDays(today, settled(protocol, expiryWarningDays).value)) return [];
  const overdue = isExpired(lastDay, today);
  return [{ kind: overdue ? "lot-expired" : "lot-expires", lotId, amount: onHand, dueOn: lastDay, overdue, about: null }];
};

/** A difference that no open discrepancy names: of a count before there were any, or of an entry changed after its count. */
const unnamed = ({ lotId }: WatchedLot, difference: number, found: readonly WatchedDiscrepancy[]): number =>
  found
    .filter((one) => one.lotId === lotId && !one.explained && !one.recorded)
    .reduce((rest, one) => rest - one.difference.value, difference);

/** What of a draw is accounted for neither by lines of the ledger nor by a difference that somebody named (PHARM-10). */
export const unnamedOf = ({ administrationId, open }: Draw, found: readonly WatchedDiscrepancy[]): Quantity<"ug"> =>
  micrograms(
    found
      .filter((one) => one.administrationId === administrationId && !one.recorded)
      .reduce((rest, { difference }) => rest + difference.value, open.value),
  );

/** Wastes that nobody witnessed, neither at once nor afterwards (PHARM-11). */
export const unwitnessed = ({ lines }: Pick<WatchedLot, "lines">): readonly LotLines["lines"][number][] => {
  const witnessed = new Set(lines.flatMap(({ kind, concerns }) => (kind === "witnessed" ? concerns : [])));
  const amounts = new Map(standing(lines).map((line) => [line.entryId, line.amount]));
  return lines
    .filter(({ kind, witnessId, entryId }) => kind === "wasted" && witnessId === null && !witnessed.has(entryId))
    .map((line) => ({ ...line, amount: amounts.get(line.entryId) ?? line.amount }))
    .filter(({ amount }) => amount.value !== 0);
};

const ofLot = (lot: WatchedLot, found: readonly WatchedDiscrepancy[], now: Now): readonly PharmacyTask[] => {
  const { lotId, lines, amountPerContainer } = lot;
  const { onHand, discrepancy } = balanceOf(lines);
  const task = (kind: TaskKind, amount: number, about: string | null): PharmacyTask => ({
    kind,
    lotId,
    amount: micrograms(amount),
    dueOn: null,
    overdue: false,
    about,
  });
  const ofThis = found.filter((one) => one.lotId === lotId);
  const differs = discrepancy === null ? 0 : unnamed(lot, discrepancy.difference.value, found);
  return [
    ...(differs === 0 ? [] : [task("count-differs", differs, null)]),
    ...(onHand.value < 0 ? [task("below-zero", onHand.value, null)] : []),
    ...unwitnessed(lot).map(({ amount, entryId }) => task("waste-without-witness", amount.value, entryId)),
    ...drawsOf(lines)
      .map((draw) => task("draw-not-accounted", unnamedOf(draw, ofThis).value, draw.administrationId))
      .filter(({ amount }) => amount?.value !== 0),
    ...vialsOf(lines, amountPerContainer)
      .filter((vial) => isPastUse(vial, now.at) && vial.left.value > 0)
      .map(({ left, container }) => task("vial-past-use", left.value, String(container))),
    ...(lot.receiptWhole || onHand.value <= 0 ? [] : [task("receipt-incomplete", onHand.value, null)]),
    ...expiry(lot, onHand, now),
  ];
};

const inventory = ({ lots }: Watched, { protocol, timeZone, at }: Now): readonly PharmacyTask[] => {
  const due = inventoryDue(protocol, lots, timeZone);
  const today = dateIn(timeZone, at);
  if (due === null || due.dueOn > plusDays(today, settled(protocol, inventoryWarningDays).value)) return [];
  return [{ kind: "inventory", lotId: null, amount: null, dueOn: due.dueOn, overdue: due.dueOn < today, about: due.kind }];
};

/** Overdue first, then what is to be done promptly, then by its last day. */
const inOrder = (one: PharmacyTask, other: PharmacyTask): number => {
  if (one.overdue !== other.overdue) return one.overdue ? -1 : 1;
  const [mine, its] = [one.dueOn ?? "", other.dueOn ?? ""];
  return mine < its ? -1 : mine > its ? 1 : taskKinds.indexOf(one.kind) - taskKinds.indexOf(other.kind);
};

/** Everything about controlled drugs that waits for a person, with its deadline, the most urgent first (PHARM-22). */
export const openTasks = (watched: Watched, now: Now): readonly PharmacyTask[] =>
  [
    ...watched.discrepancies.flatMap((found) => ofDiscrepancy(found, now)),
    ...watched.lots.flatMap((lot) => ofLot(lot, watched.discrepancies, now)),
    ...inventory(watched, now),
  ].toSorted(inOrder);
