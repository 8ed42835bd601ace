import type { AnswerOf } from "#platform/http/contract.ts";

import type { pharmacyContract } from "../contract.ts";
import type { Colleague } from "./witness-field.tsx";

export type Ledger = AnswerOf<typeof pharmacyContract.readLedger>;

/** What every act on a lot needs to know. */
export type LotDialogProps = {
  readonly ledger: Ledger;
  readonly colleagues: readonly Colleague[];
  readonly onClose: () => void;
};
