import { pharmacyContract } from "#care/pharmacy/contract.ts";
import type { Form } from "#care/pharmacy/rules/drug.ts";
import { expectedAt } from "#care/pharmacy/rules/ledger-balance.ts";
import { readLedgerLines } from "#care/pharmacy/server/read-lines.ts";
import { readSupply } from "#care/pharmacy/server/read-lots.ts";
import type { Uuid } from "#kernel/ids.ts";
import { micrograms, quantity } from "#kernel/quantity.ts";
import { isBefore, plusMinutes, type Instant } from "#kernel/time.ts";
import { inClinic } from "#platform/database/transaction.ts";

import { personIdOf } from "./cast.ts";
import type { Chance } from "./chance.ts";
import { journeysOf } from "./journeys.ts";
import type { ClinicStory } from "./patient-story.ts";
import { dayAt, type Calendar } from "./story-clock.ts";

/** A lot on the shelf of the story. */
export type ShelfLot = { readonly lotId: Uuid; readonly form: Form; readonly receivedAt: Instant };

type Delivery = { readonly daysAgo: number; readonly form: keyof typeof shelf; readonly containers: number };

const deliveries: readonly Delivery[] = [
  { daysAgo: 250, form: "solution", containers: 6 },
  { daysAgo: 250, form: "lozenge", containers: 120 },
  { daysAgo: 110, form: "solution", containers: 6 },
  { daysAgo: 95, form: "lozenge", containers: 120 },
  { daysAgo: 32, form: "solution", containers: 12 },
  { daysAgo: 18, form: "lozenge", containers: 240 },
];

/** Only where somebody is treated with it. */
const deviceDelivery: Delivery = { daysAgo: 38, form: "nasal-device", containers: 24 };

const shelf = {
  solution: {
    drug: "ketamine-racemic",
    strength: { kind: "concentration", concentration: quantity(50, "mg/mL") },
    amountPerContainer: micrograms(500_000),
    volumePerContainer: quantity(10_000, "uL"),
    supplier: "Eastmarsh Wholesale",
    supplierAddress: "40 Causeway, Eastmarsh",
    supplierDea: "RE2468103",
    ndc: "99999-0050-10",
    containerKind: "multi-dose",
  },
  lozenge: {
    drug: "ketamine-racemic",
    strength: { kind: "piece", amount: micrograms(50_000) },
    amountPerContainer: micrograms(50_000),
    volumePerContainer: null,
    supplier: "Fernhill Compounding",
    supplierAddress: "3 Fern Hill",
    supplierDea: "FF1357929",
    compounded: true,
  },
  "nasal-device": {
    drug: "esketamine",
    strength: { kind: "piece", amount: micrograms(28_000) },
    amountPerContainer: micrograms(28_000),
    volumePerContainer: null,
    supplier: "Eastmarsh Wholesale",
    supplierAddress: "40 Causeway, Eastmarsh",
    supplierDea: "RE2468103",
    ndc: "99999-0028-02",
  },
} as const;

const lotLetters: Readonly<Record<keyof typeof shelf, string>> = { solution: "KS", lozenge: "KL", "nasal-device": "ES" };

type Arrived = Omit<Delivery, "daysAgo"> & { readonly receivedAt: Instant };

const receive = async ({ run, cast, clinic }: ClinicStory, luck: Chance, { receivedAt, form, containers }: Arrived): Promise<ShelfLot> => {
  const lotId = luck.id(receivedAt);
  const expiresOn = receivedAt.toZonedDateTimeISO(clinic.timeZone).toPlainDate().add({ months: 18 }).toString();
  const numbers = {
    lotNumber: `${lotLetters[form]}-${luck.whole(1000, 9999)}`,
    invoiceNumber: `INV-${luck.whole(20_000, 99_999)}`,
  };
  await run(pharmacyContract.receiveLot, {
    params: { lotId },
    body: { form, ...shelf[form], ...numbers, expiresOn, containers, witnessId: personIdOf(cast.prescriber) },
    caller: cast.monitor,
    at: receivedAt,
  });
  return { lotId, form, receivedAt };
};

/** Whether somebody of this clinic's story is treated with esketamine. */
export const isUnderRems = ({ clinic }: ClinicStory): boolean => journeysOf(clinic.slug).some(({ route }) => route === "IN-ESK");

/** Everything that was delivered, the newest last. */
export const tellDeliveries = (clinic: ClinicStory, calendar: Calendar, luck: Chance): Promise<readonly ShelfLot[]> =>
  Promise.all(
    [...deliveries, ...(isUnderRems(clinic) ? [deviceDelivery] : [])].map(({ daysAgo, ...delivery }) =>
      receive(clinic, luck, { ...delivery, receivedAt: dayAt(calendar, daysAgo, "09:40") }),
    ),
  );

const enoughFor = micrograms(500_000);

/** What is on the shelf today; a form that runs out was delivered this morning. */
export const shelfNow = (story: ClinicStory, now: Instant, luck: Chance): Promise<readonly ShelfLot[]> =>
  Promise.all(
    (["solution", "lozenge"] as const).map(async (form): Promise<ShelfLot> => {
      const wanted = { drug: "ketamine-racemic", form, amount: enoughFor, at: now } as const;
      const [lot] = await inClinic(story.log.database, story.clinic.clinicId, (tx) => readSupply(tx, wanted));
      const receivedAt = plusMinutes(now, -4 * 60);
      return lot === undefined
        ? receive(story, luck, { form, containers: form === "solution" ? 12 : 240, receivedAt })
        : { lotId: lot.lotId, form, receivedAt: lot.receivedAt };
    }),
  );

/** The lot that the clinic was using then. */
export const lotInUse = (lots: readonly ShelfLot[], form: Form, at: Instant): ShelfLot => {
  const found = lots.findLast((lot) => lot.form === form && isBefore(lot.receivedAt, at));
  if (found === undefined) throw new Error(`The demo's shelf has no ${form} at ${at.toString()}.`);
  return found;
};

const count = async (
  { run, cast, log, clinic }: ClinicStory,
  { lotId }: ShelfLot,
  at: Instant,
  kind: "initial" | "shift",
): Promise<void> => {
  const lines = await inClinic(log.database, clinic.clinicId, (tx) => readLedgerLines(tx, lotId));
  const body = { counted: expectedAt(lines, at), witnessId: personIdOf(cast.prescriber), note: "", kind, businessTime: "close" } as const;
  await run(pharmacyContract.countStock, { params: { lotId }, body, caller: cast.monitor, at });
};

/** The vial that broke, as its lot's ledger names it. */
const readWasteId = async ({ log, clinic }: ClinicStory, { lotId }: ShelfLot): Promise<string> => {
  const lines = await inClinic(log.database, clinic.clinicId, (tx) => readLedgerLines(tx, lotId));
  return lines.find(({ kind, administrationId }) => kind === "wasted" && administrationId === null)?.entryId ?? "";
};

/** The inventory of everything on hand, and the counts after it. */
const inventoryDaysAgo = 60;

/** Every lot is counted by two people now and then, and once a vial broke. */
export const tellCounts = async (clinic: ClinicStory, calendar: Calendar, lots: readonly ShelfLot[]): Promise<void> => {
  const broken = lots.find(({ form }) => form === "solution");
  if (broken !== undefined) {
    await clinic.run(pharmacyContract.recordWaste, {
      params: { lotId: broken.lotId },
      body: { amount: micrograms(500_000), reason: "broken", note: "Fell while unpacking." },
      caller: clinic.cast.monitor,
      at: plusMinutes(broken.receivedAt, 18),
    });
    const entryId = await readWasteId(clinic, broken);
    await clinic.run(pharmacyContract.witnessWaste, {
      params: { lotId: broken.lotId },
      body: { entryId },
      caller: clinic.cast.prescriber,
      at: plusMinutes(broken.receivedAt, 20),
    });
  }
  for (const daysAgo of [inventoryDaysAgo, 8, 1]) {
    const at = dayAt(calendar, daysAgo, "17:30");
    if (isBefore(calendar.now, at)) continue;
    await Promise.all(
      lots
        .filter(({ receivedAt }) => isBefore(receivedAt, at))
        .map((lot) => count(clinic, lot, at, daysAgo === inventoryDaysAgo ? "initial" : "shift")),
    );
  }
};
