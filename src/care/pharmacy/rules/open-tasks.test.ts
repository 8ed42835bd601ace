import { expect, test } from "vitest";

import { micrograms } from "#kernel/quantity.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";

import { expiryWarningDays, inventoryMonths, inventoryWarningDays, recordsYears } from "./data/pharmacy-settings.ts";
import { inventoriesOf, inventoryDue, type WatchedLine } from "./inventory-due.ts";
import { keepUntil } from "./keep-until.ts";
import { openTasks, type Watched, type WatchedDiscrepancy, type WatchedLot } from "./open-tasks.ts";
import { line, start, witness } from "./test-lot.ts";

const timeZone = "America/New_York";
const watched = (...args: Parameters<typeof line>): WatchedLine => ({ ...line(...args), countKind: null, witnessId: witness });
const inventory = (amount: number, minutes: number): WatchedLine => ({ ...watched("counted", amount, minutes), countKind: "biennial" });

const lot = (lines: readonly WatchedLine[], more: Partial<WatchedLot> = {}): WatchedLot => ({
  lotId: "lot-1",
  lines,
  lastDay: "2029-06-30",
  amountPerContainer: micrograms(500_000),
  receiptWhole: true,
  ...more,
});
const whole = lot([watched("received", 500_000, 0), inventory(500_000, 30)]);

const found = (more: Partial<WatchedDiscrepancy> = {}): WatchedDiscrepancy => ({
  discrepancyId: "d-1",
  administrationId: null,
  lotId: "lot-1",
  difference: micrograms(-15_000),
  foundAt: start,
  explained: false,
  recorded: false,
  reports: [],
  ...more,
});

const tasksOf = (seen: Partial<Watched>, at: Instant = start.add({ hours: 1 })) =>
  openTasks({ lots: [whole], discrepancies: [], ...seen }, { protocol: shippedProtocol, at, timeZone });
const kinds = (...asked: Parameters<typeof tasksOf>) => tasksOf(...asked).map(({ kind }) => kind);

test("[PHARM-22] nothing waits where everything is in order", () => {
  expect(tasksOf({})).toEqual([]);
});

test("[PHARM-14] [PHARM-22] a shortage waits for the notice, the state and the form until each was reported", () => {
  expect(tasksOf({ discrepancies: [found()] })).toMatchObject([
    { kind: "notify-state", dueOn: null, overdue: false },
    { kind: "notify-dea", dueOn: "2026-11-24", overdue: false },
    { kind: "file-form-106", dueOn: "2027-01-07", overdue: false },
  ]);
  expect(kinds({ discrepancies: [found({ reports: ["dea-notice", "state-notice"] })] })).toEqual(["file-form-106"]);
  expect(kinds({ discrepancies: [found({ explained: true })] })).toEqual([]);
});

test("[PHARM-14] a notice is overdue after its last day in the clinic's zone, not on it", () => {
  const onTheDay = Temporal.Instant.from("2026-11-25T04:59:00Z");
  const after = Temporal.Instant.from("2026-11-25T05:00:00Z");
  const notice = (at: Instant) => tasksOf({ discrepancies: [found()] }, at).find(({ kind }) => kind === "notify-dea")?.overdue;
  expect([notice(onTheDay), notice(after)]).toEqual([false, true]);
});

test("[PHARM-22] a surplus waits for an explanation and for nothing else", () => {
  expect(kinds({ discrepancies: [found({ difference: micrograms(5_000) })] })).toEqual(["explain-surplus"]);
});

test("[PHARM-22] a difference that no open discrepancy names is named by itself", () => {
  const lines = [...whole.lines, watched("counted", 485_000, 60)];
  expect(tasksOf({ lots: [lot(lines)] })).toMatchObject([{ kind: "count-differs", amount: micrograms(-15_000) }]);
  expect(kinds({ lots: [lot(lines)], discrepancies: [found()] })).not.toContain("count-differs");
});

const draw = { administrationId: "dose" } as const;
const uneven = [...whole.lines, watched("drawn", 50_000, 40, draw), watched("administered", 35_000, 41, draw)];
const drawTasks = (discrepancies: readonly WatchedDiscrepancy[], lines = uneven) =>
  tasksOf({ lots: [lot(lines)], discrepancies }).filter(({ kind }) => kind === "draw-not-accounted");

test("[PHARM-10] what a draw lacks is named until a discrepancy names it, and again where it names less", () => {
  expect(drawTasks([])).toMatchObject([{ about: "dose", amount: micrograms(15_000) }]);
  expect(drawTasks([found(draw)])).toEqual([]);
  expect(drawTasks([found({ ...draw, difference: micrograms(-5_000) })])).toMatchObject([{ amount: micrograms(10_000) }]);
  expect(drawTasks([found()])).toHaveLength(1);
  expect(drawTasks([found({ ...draw, lotId: "lot-2" })])).toHaveLength(1);
});

test("[PHARM-10] a difference of a draw that the ledger took on record is counted once, and what was put back is not missing", () => {
  const recorded = watched("discrepancy", -15_000, 60, draw);
  expect(drawTasks([found({ ...draw, recorded: true })], [...uneven, recorded])).toEqual([]);
  expect(drawTasks([], [...uneven, watched("put-back", 15_000, 42, draw)])).toEqual([]);
});

test("[PHARM-11] [PHARM-22] a waste without a witness waits until somebody who saw it says so, or it is corrected away", () => {
  const waste = { ...watched("wasted", 15_000, 40, { entryId: "w" }), witnessId: null };
  const lines = [...whole.lines, waste];
  expect(tasksOf({ lots: [lot(lines)] })).toMatchObject([{ kind: "waste-without-witness", about: "w", amount: micrograms(15_000) }]);
  expect(kinds({ lots: [lot([...lines, watched("witnessed", 0, 50, { concerns: "w" })])] })).toEqual([]);
  expect(kinds({ lots: [lot([...lines, watched("corrected", 0, 50, { concerns: "w" })])] })).toEqual([]);
});

test("[PHARM-10] [PHARM-22] a draw that does not come out even is named with its amount", () => {
  const lines = [...whole.lines, watched("drawn", 50_000, 40, { administrationId: "dose" })];
  expect(tasksOf({ lots: [lot(lines)] })).toMatchObject([{ kind: "draw-not-accounted", about: "dose", amount: micrograms(50_000) }]);
});

test("[PHARM-9] [PHARM-22] a vial past its time that still holds something is named", () => {
  const opened = watched("opened", 0, 40, { container: 3, beyondUseAt: start.add({ hours: 6 }) });
  const lots = [lot([...whole.lines, opened])];
  expect(kinds({ lots })).toEqual([]);
  expect(tasksOf({ lots }, start.add({ hours: 6 }))).toMatchObject([{ kind: "vial-past-use", about: "3", amount: micrograms(500_000) }]);
  expect(
    kinds({ lots: [lot([...whole.lines, opened, watched("wasted", 500_000, 41, { container: 3 })])] }, start.add({ hours: 6 })),
  ).toEqual([]);
});

test("[PHARM-22] a lot is named so many days before its last one, and an empty lot never", () => {
  const lastDay = (days: number) => Temporal.PlainDate.from("2026-11-23").add({ days }).toString();
  const lots = (days: number) => [lot(whole.lines, { lastDay: lastDay(days) })];
  expect(kinds({ lots: lots(expiryWarningDays.value + 1) })).toEqual([]);
  expect(kinds({ lots: lots(expiryWarningDays.value) })).toEqual(["lot-expires"]);
  expect(tasksOf({ lots: lots(-1) })).toMatchObject([{ kind: "lot-expired", overdue: true }]);
  expect(kinds({ lots: [lot([...whole.lines, watched("destroyed", 500_000, 60)], { lastDay: lastDay(-1) })] })).toEqual([]);
});

test("[PHARM-7] [PHARM-22] a lot on hand whose receipt does not say everything is named", () => {
  expect(kinds({ lots: [{ ...whole, receiptWhole: false }] })).toEqual(["receipt-incomplete"]);
  expect(kinds({ lots: [lot([...whole.lines, watched("returned", 500_000, 60)], { receiptWhole: false })] })).toEqual([]);
});

test("[PHARM-4] [PHARM-22] a lot below zero is named", () => {
  expect(kinds({ lots: [lot([...whole.lines, watched("administered", 600_000, 60)])] })).toContain("below-zero");
});

test("[PHARM-16] the initial inventory is due on the day of the first lot, and a clinic without stock owes none", () => {
  const lots = [lot([watched("received", 500_000, 0)])];
  expect(inventoryDue(shippedProtocol, lots, timeZone)).toEqual({ kind: "initial", dueOn: "2026-11-23" });
  expect(inventoryDue(shippedProtocol, [], timeZone)).toBeNull();
  expect(tasksOf({ lots })).toMatchObject([{ kind: "inventory", about: "initial", overdue: false }]);
});

test("[PHARM-16] the next inventory is due the settled months after the last whole one", () => {
  const dueOn = Temporal.PlainDate.from("2026-11-23").add({ months: inventoryMonths.value });
  expect(inventoryDue(shippedProtocol, [whole], timeZone)).toEqual({ kind: "periodic", dueOn: dueOn.toString() });
  const noon = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone, plainTime: "12:00" }).toInstant();
  const on = (days: number) => tasksOf({ lots: [{ ...whole, lastDay: "2099-01-01" }] }, noon(dueOn.add({ days })));
  expect(on(-inventoryWarningDays.value - 1)).toEqual([]);
  expect(on(-inventoryWarningDays.value)).toMatchObject([{ kind: "inventory", overdue: false }]);
  expect(on(1)).toMatchObject([{ kind: "inventory", overdue: true }]);
});

test("[PHARM-16] an inventory that left a lot out is not whole, and names it; an empty lot or a later one is not left out", () => {
  const forgotten = lot([watched("received", 100_000, 1)], { lotId: "lot-2" });
  expect(inventoriesOf([whole, forgotten], timeZone)).toMatchObject([{ date: "2026-11-23", missing: ["lot-2"] }]);
  expect(inventoryDue(shippedProtocol, [whole, forgotten], timeZone)).toMatchObject({ kind: "initial" });
  const empty = lot([watched("received", 100_000, 1), watched("wasted", 100_000, 2)], { lotId: "lot-3" });
  const later = lot([watched("received", 100_000, 31)], { lotId: "lot-4" });
  expect(inventoriesOf([whole, empty, later], timeZone)).toMatchObject([{ missing: [] }]);
});

test("[PHARM-21] records of an entry are kept for the settled years", () => {
  expect(keepUntil(shippedProtocol, "2026-11-23")).toBe(
    Temporal.PlainDate.from("2026-11-23").add({ years: recordsYears.value }).toString(),
  );
});

test("what is overdue stands first, then what is to be done promptly, then by the last day", () => {
  const lots = [lot(whole.lines, { lastDay: "2026-11-01" })];
  expect(tasksOf({ lots, discrepancies: [found()] }).map(({ kind }) => kind)).toEqual([
    "lot-expired",
    "notify-state",
    "notify-dea",
    "file-form-106",
  ]);
});

test("[PHARM-22] a discrepancy of another lot, an explained or a recorded one names no difference of this lot", () => {
  const lots = [lot([...whole.lines, watched("counted", 485_000, 60)])];
  for (const more of [{ lotId: "lot-2" }, { explained: true }, { recorded: true }])
    expect(tasksOf({ lots, discrepancies: [found(more)] }).find(({ kind }) => kind === "count-differs")?.amount).toEqual(
      micrograms(-15_000),
    );
  expect(
    tasksOf({ lots, discrepancies: [found({ difference: micrograms(-5_000) })] }).find(({ kind }) => kind === "count-differs")?.amount,
  ).toEqual(micrograms(-10_000));
});

test("[PHARM-22] each task says of which lot it is, by how much and about what", () => {
  const lines = [...whole.lines, watched("administered", 600_000, 60)];
  expect(tasksOf({ lots: [lot(lines)] })).toContainEqual({
    kind: "below-zero",
    lotId: "lot-1",
    amount: micrograms(-100_000),
    dueOn: null,
    overdue: false,
    about: null,
  });
  expect(tasksOf({ discrepancies: [found()] })[0]).toEqual({
    kind: "notify-state",
    lotId: "lot-1",
    amount: micrograms(-15_000),
    dueOn: null,
    overdue: false,
    about: "d-1",
  });
});

test("[PHARM-22] a waste that was corrected waits with its right amount", () => {
  const waste = { ...watched("wasted", 15_000, 40, { entryId: "w" }), witnessId: null };
  const lines = [...whole.lines, waste, watched("corrected", 5_000, 50, { concerns: "w" })];
  expect(tasksOf({ lots: [lot(lines)] })).toMatchObject([{ kind: "waste-without-witness", amount: micrograms(5_000) }]);
});

test("[PHARM-16] only an initial or a periodic count is an inventory, and of several days the newest whole one counts", () => {
  const spot: WatchedLine = { ...watched("counted", 500_000, 30), countKind: "spot" };
  expect(inventoriesOf([lot([watched("received", 500_000, 0), spot])], timeZone)).toEqual([]);
  expect(inventoriesOf([lot([watched("received", 500_000, 0), watched("counted", 500_000, 30)])], timeZone)).toEqual([]);
  const day = 24 * 60;
  const two = lot([watched("received", 500_000, 0), inventory(500_000, 30), inventory(500_000, 30 + day)]);
  expect(inventoriesOf([two], timeZone).map(({ date }) => date)).toEqual(["2026-11-24", "2026-11-23"]);
  const dueOn = Temporal.PlainDate.from("2026-11-24").add({ months: inventoryMonths.value }).toString();
  expect(inventoryDue(shippedProtocol, [two], timeZone)).toEqual({ kind: "periodic", dueOn });
});

test("[PHARM-16] an inventory is begun with its first count, and the clinic's first lot is its earliest", () => {
  const late = lot([watched("received", 100_000, 5), inventory(100_000, 50)], { lotId: "lot-2" });
  expect(inventoriesOf([late, whole], timeZone)[0]?.begunAt).toEqual(start.add({ minutes: 30 }));
  const before = lot([watched("received", 1, -2 * 24 * 60)], { lotId: "lot-3" });
  const lots = [lot([watched("counted", 0, -5 * 24 * 60), watched("received", 500_000, 0)]), before];
  expect(inventoryDue(shippedProtocol, lots, timeZone)).toEqual({ kind: "initial", dueOn: "2026-11-21" });
});
