import { microgramsFromMilligrams, quantity } from "#kernel/quantity.ts";

import { isSolution, type Drug, type Form, type Strength } from "../rules/drug.ts";
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
  };
};
