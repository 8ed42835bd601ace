import { unreachable } from "#kernel/decision.ts";
import { micrograms, type Quantity } from "#kernel/quantity.ts";
import type { Recorded, StreamDefinition } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import type { Drug, Form, Strength } from "./drug.ts";
import { lotEvent, type ContainerKind, type LedgerEffect, type LotEvent, type LotEventOf, type LossReport } from "./events.ts";

/** `open` waits for a word, `recorded` stands in the ledger as a difference, `explained` does not. */
export type FoundDiscrepancy = {
  readonly discrepancyId: string;
  /** The draw whose difference it is, by the dose that it was drawn for. */
  readonly administrationId: string | null;
  readonly difference: Quantity<"ug">;
  readonly foundAt: Instant;
  readonly status: "open" | "recorded" | "explained";
  /** The version of the fact that took it on record. */
  readonly recordedBy: number | null;
  readonly reports: readonly LossReport[];
};

export type ReceivedLot = {
  readonly status: "received";
  readonly drug: Drug;
  readonly form: Form;
  readonly strength: Strength;
  readonly lotNumber: string;
  /** A calendar date; the lot may be used to the end of that day in the clinic. */
  readonly expiresOn: string;
  /** For a compounded lot: the last day by the setting that held when it came. */
  readonly beyondUseOn: string | null;
  readonly containers: number;
  readonly containerKind: ContainerKind | null;
  readonly amountPerContainer: Quantity<"ug">;
  readonly receivedAt: Instant;
  readonly opened: readonly number[];
  /** What kind of entry each version of the stream wrote, where a correction may name it. */
  readonly correctable: Readonly<Record<number, LotEvent["type"]>>;
  readonly witnessed: readonly string[];
  readonly discrepancies: readonly FoundDiscrepancy[];
};

/** A lot of a controlled drug in the clinic's cabinet. What sessions gave stands in the ledger, not here. */
export type Lot = { readonly status: "none" } | ReceivedLot;

const received = (event: LotEventOf<"lot-received">, { observedAt, version }: Recorded<LotEvent>): ReceivedLot => ({
  status: "received",
  drug: event.drug,
  form: event.form,
  strength: event.strength,
  lotNumber: event.lotNumber,
  expiresOn: event.expiresOn,
  beyondUseOn: event.beyondUseOn ?? null,
  containers: event.containers,
  containerKind: event.containerKind ?? null,
  amountPerContainer: event.amountPerContainer,
  receivedAt: observedAt,
  opened: [],
  correctable: { [version]: event.type },
  witnessed: [],
  discrepancies: [],
});

const statusAfter = (status: FoundDiscrepancy["status"], effect: LedgerEffect, explained: boolean): FoundDiscrepancy["status"] => {
  if (effect === "records") return "recorded";
  return explained && (effect === "takes-back" || status === "open") ? "explained" : status;
};

type Judged = LotEventOf<"discrepancy-explained"> | LotEventOf<"loss-reported">;

const judged = (lot: ReceivedLot, event: Judged, version: number): ReceivedLot => ({
  ...lot,
  discrepancies: lot.discrepancies.map((one) =>
    one.discrepancyId === event.discrepancyId
      ? {
          ...one,
          status: statusAfter(one.status, event.effect, event.type === "discrepancy-explained"),
          recordedBy: event.effect === "records" ? version : event.effect === "takes-back" ? null : one.recordedBy,
          reports: event.type === "loss-reported" ? [...one.reports, event.report] : one.reports,
        }
      : one,
  ),
});

const amended = (lot: ReceivedLot, { changes, beyondUseOn }: LotEventOf<"receipt-amended">): ReceivedLot => ({
  ...lot,
  lotNumber: changes.lotNumber ?? lot.lotNumber,
  expiresOn: changes.expiresOn ?? lot.expiresOn,
  beyondUseOn: beyondUseOn === undefined ? lot.beyondUseOn : beyondUseOn,
  containerKind: changes.containerKind === undefined ? lot.containerKind : changes.containerKind,
});

const evolveReceived = (lot: ReceivedLot, { event, observedAt, version }: Recorded<LotEvent>): ReceivedLot => {
  switch (event.type) {
    case "drug-drawn":
    case "drug-wasted":
    case "stock-counted":
    case "stock-returned":
    case "stock-destroyed":
    case "drug-dispensed":
      return { ...lot, correctable: { ...lot.correctable, [version]: event.type } };
    case "receipt-amended":
      return amended(lot, event);
    case "vial-opened":
      return { ...lot, opened: [...lot.opened, event.container] };
    case "waste-witnessed":
      return { ...lot, witnessed: [...lot.witnessed, event.entryId] };
    case "discrepancy-found": {
      const { discrepancyId, difference, administrationId = null } = event;
      const nothingYet = { status: "open", recordedBy: null, reports: [] } as const;
      const found: FoundDiscrepancy = { discrepancyId, administrationId, difference, foundAt: observedAt, ...nothingYet };
      return { ...lot, discrepancies: [...lot.discrepancies, found] };
    }
    case "discrepancy-explained":
    case "loss-reported":
      return judged(lot, event, version);
    case "lot-received":
    case "entry-corrected":
      return lot;
    default:
      return unreachable(event);
  }
};

export const lotStream: StreamDefinition<Lot, LotEvent> = {
  kind: "lot",
  schemaVersion: 1,
  initial: { status: "none" },
  parse: ({ type, payload }) => lotEvent.parse({ ...Object(payload), type }),
  evolve: (state, fact) => {
    if (state.status === "received") return evolveReceived(state, fact);
    return fact.event.type === "lot-received" ? received(fact.event, fact) : state;
  },
};

/** The sum of the differences that wait for a word, as far as they were found by then. */
export const openDifference = ({ discrepancies }: ReceivedLot, at: Instant): Quantity<"ug"> =>
  micrograms(
    discrepancies
      .filter(({ status, foundAt }) => status === "open" && Temporal.Instant.compare(foundAt, at) <= 0)
      .reduce((sum, { difference }) => sum + difference.value, 0),
  );
