import { microgramsFromMilligrams, quantity } from "#kernel/quantity.ts";

import { isSolution, type Drug, type Form, type Strength } from "../rules/drug.ts";
import type { ContainerKind } from "../rules/events.ts";
import { numberFrom } from "./amounts.ts";

/** The form of a delivery while it is being filled in; everything is text until it is sent. */
export type ReceiptDraft = {
  readonly drug: Drug | "";
  readonly form: Form | "";
  readonly strength: string;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly supplier: string;
  readonly invoiceNumber: string;
  readonly containers: string;
  readonly perContainer: string;
  readonly volume: string;
  readonly witnessId: string;
  readonly supplierAddress: string;
  readonly supplierDea: string;
  readonly ndc: string;
  readonly packages: string;
  readonly containerKind: ContainerKind | "unknown";
  readonly compounded: boolean;
};

export const emptyReceipt: ReceiptDraft = {
  drug: "",
  form: "",
  strength: "",
  lotNumber: "",
  expiresOn: "",
  supplier: "",
  invoiceNumber: "",
  containers: "",
  perContainer: "",
  volume: "",
  witnessId: "",
  supplierAddress: "",
  supplierDea: "",
  ndc: "",
  packages: "",
  containerKind: "unknown",
  compounded: false,
};

const strengthFrom = (form: Form, value: number): Strength =>
  isSolution(form)
    ? { kind: "concentration", concentration: quantity(value, "mg/mL") }
    : { kind: "piece", amount: microgramsFromMilligrams(value) };

/** The whole delivery in milligrams, as far as it is typed. */
export const totalOf = ({ containers, perContainer }: ReceiptDraft): number | undefined => {
  const [count, amount] = [numberFrom(containers), numberFrom(perContainer)];
  return count === undefined || amount === undefined ? undefined : count * amount;
};

/** Packages as they came, where their number divides the containers; the server asks again. */
const packagesFrom = (typed: string, containers: number): { count: number; size: number } | null => {
  const count = numberFrom(typed);
  return count === undefined || count === 0 ? null : { count, size: Math.round(containers / count) };
};

/** The receipt as the command wants it; undefined while something is missing or is no number. */
export const receiptFrom = (draft: ReceiptDraft) => {
  const { drug, form } = draft;
  const [strength, containers, perContainer] = [draft.strength, draft.containers, draft.perContainer].map(numberFrom);
  const volume = draft.volume.trim() === "" ? null : numberFrom(draft.volume);
  if (
    drug === "" ||
    form === "" ||
    strength === undefined ||
    containers === undefined ||
    perContainer === undefined ||
    volume === undefined
  )
    return undefined;
  if (draft.lotNumber.trim() === "" || draft.supplier.trim() === "" || draft.expiresOn === "") return undefined;
  return {
    drug,
    form,
    strength: strengthFrom(form, strength),
    lotNumber: draft.lotNumber,
    expiresOn: draft.expiresOn,
    supplier: draft.supplier,
    invoiceNumber: draft.invoiceNumber,
    containers,
    amountPerContainer: microgramsFromMilligrams(perContainer),
    volumePerContainer: volume === null ? null : quantity(Math.round(volume * 1000), "uL"),
    witnessId: draft.witnessId === "" ? null : draft.witnessId,
    supplierAddress: draft.supplierAddress,
    supplierDea: draft.supplierDea,
    ndc: draft.ndc,
    packages: packagesFrom(draft.packages, containers),
    containerKind: draft.containerKind === "unknown" || !isSolution(form) ? null : draft.containerKind,
    compounded: draft.compounded,
  };
};
