import { unreachable } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import { micrograms } from "#kernel/quantity.ts";
import type { Recorded } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import type { LotEvent, LotEventOf } from "./events.ts";
import type { LedgerLine } from "./ledger-balance.ts";
import type { EntryDetails } from "./stored-entry-details.ts";

/** A line of the ledger with everything that an inspector reads in it. */
export type LedgerEntry = LedgerLine & {
  readonly recordedAt: Instant;
  readonly byId: Uuid;
  readonly witnessId: Uuid | null;
  readonly secondWitnessId: Uuid | null;
  readonly episodeId: Uuid | null;
  readonly expected: LedgerLine["amount"] | null;
  readonly note: string;
  readonly details: EntryDetails;
};

/** The id of the entry that a version of a lot's stream wrote. */
export const entryIdOf = (lotId: Uuid, version: number): string => `lot/${lotId}/${version}`;

type Written = Pick<LedgerEntry, "kind" | "amount"> & Partial<LedgerEntry>;

const entry = (lotId: Uuid, { version, observedAt, receivedAt, actor }: Recorded<LotEvent>, said: Written): LedgerEntry => ({
  entryId: entryIdOf(lotId, version),
  at: observedAt,
  recordedAt: receivedAt ?? observedAt,
  byId: actor.id,
  container: null,
  administrationId: null,
  concerns: null,
  beyondUseAt: null,
  witnessId: null,
  secondWitnessId: null,
  episodeId: null,
  expected: null,
  note: "",
  details: {},
  ...said,
});

const countDetails = (event: LotEventOf<"stock-counted">): EntryDetails => ({
  countKind: event.kind ?? "spot",
  ...(event.businessTime && { businessTime: event.businessTime }),
  ...(event.location && { location: event.location }),
  ...(typeof event.fullContainers === "number" && { fullContainers: event.fullContainers }),
  ...(event.openAmount && { openMicrograms: event.openAmount.value }),
});

const programmeDetails = ({ programme }: LotEventOf<"drug-dispensed">): EntryDetails =>
  programme.kind === "checked" ? { programme: programme.reference, programmeAt: programme.at.toString() } : { programme: programme.reason };

/** What changed, as text; what was cleared is empty. */
const amendedDetails = ({ changes }: LotEventOf<"receipt-amended">): EntryDetails => ({
  amended: Object.fromEntries(
    Object.entries(changes).flatMap(([field, value]) => (value === undefined ? [] : [[field, value === null ? "" : String(value)]])),
  ),
});

type Judged = LotEventOf<"discrepancy-explained"> | LotEventOf<"loss-reported">;

/** A difference on record counts from the moment at which it was found; what takes it back corrects that line to nothing. */
const ofDiscrepancy = (lotId: Uuid, fact: Recorded<LotEvent>, event: Judged): readonly LedgerEntry[] => {
  const note = event.type === "loss-reported" ? event.note : event.explanation;
  const witnessId = event.type === "loss-reported" ? null : event.witnessId;
  const details: EntryDetails = event.type === "loss-reported" ? { reference: event.reference } : {};
  const { administrationId = null } = event;
  switch (event.effect) {
    case "records":
      return [
        entry(lotId, fact, {
          kind: "discrepancy",
          amount: event.difference,
          at: event.foundAt,
          administrationId,
          note,
          witnessId,
          details,
        }),
      ];
    case "takes-back":
      return event.takesBack === null
        ? []
        : [entry(lotId, fact, { kind: "corrected", amount: micrograms(0), concerns: entryIdOf(lotId, event.takesBack), note, witnessId })];
    case "none":
      return [];
    default:
      return unreachable(event.effect);
  }
};

type Moving = Extract<
  LotEvent,
  { readonly type: "lot-received" | "drug-wasted" | "stock-returned" | "stock-destroyed" | "drug-dispensed" }
>;

/** What moves the amount on hand. */
const moving = (event: Moving): Written => {
  switch (event.type) {
    case "lot-received": {
      const amount = micrograms(event.containers * event.amountPerContainer.value);
      return { kind: "received", amount, witnessId: event.witnessId, note: event.supplier };
    }
    case "drug-wasted": {
      const { amount, reason, method, witnessId, note, administrationId = null, container = null } = event;
      return { kind: "wasted", amount, witnessId, note, administrationId, container, details: { reason, ...(method && { method }) } };
    }
    case "stock-returned": {
      const { amount, witnessId, note, target, to, toDea, reference } = event;
      return { kind: "returned", amount, witnessId, note, details: { target, to, toDea, reference } };
    }
    case "stock-destroyed": {
      const { amount, witnessId, secondWitnessId, note, method, form41 } = event;
      return { kind: "destroyed", amount, witnessId, secondWitnessId, note, details: { method, reference: form41 } };
    }
    case "drug-dispensed": {
      const { amount, episodeId, witnessId, daysSupply, directions, labelPrinted } = event;
      const details = { daysSupply, directions, labelPrinted, ...programmeDetails(event) };
      return { kind: "dispensed", amount, episodeId, witnessId, details };
    }
    default:
      return unreachable(event);
  }
};

/** The lines that one fact of a lot writes into its ledger; the projection and the tests read facts by it alone. */
export const entriesOf = (lotId: Uuid, fact: Recorded<LotEvent>): readonly LedgerEntry[] => {
  const { event } = fact;
  const one = (said: Written): readonly LedgerEntry[] => [entry(lotId, fact, said)];
  switch (event.type) {
    case "lot-received":
    case "drug-wasted":
    case "stock-returned":
    case "stock-destroyed":
    case "drug-dispensed":
      return one(moving(event));
    case "vial-opened": {
      const { container, beyondUseAt, note } = event;
      return one({ kind: "opened", amount: micrograms(0), container, beyondUseAt, note });
    }
    case "drug-drawn": {
      const { amount, administrationId, container, note } = event;
      return one({ kind: "drawn", amount, administrationId, container, note });
    }
    case "stock-counted": {
      const { counted, expected, witnessId, note } = event;
      return one({ kind: "counted", amount: counted, expected, witnessId, note, details: countDetails(event) });
    }
    case "receipt-amended": {
      const { reason, witnessId } = event;
      return one({ kind: "amended", amount: micrograms(0), note: reason, witnessId, details: amendedDetails(event) });
    }
    case "waste-witnessed":
      return one({ kind: "witnessed", amount: micrograms(0), concerns: event.entryId });
    case "entry-corrected": {
      const { amount, corrects, reason, witnessId } = event;
      return one({ kind: "corrected", amount, concerns: entryIdOf(lotId, corrects), note: reason, witnessId });
    }
    case "discrepancy-explained":
    case "loss-reported":
      return ofDiscrepancy(lotId, fact, event);
    case "discrepancy-found":
      return [];
    default:
      return unreachable(event);
  }
};
