import { micrograms, type Quantity } from "#kernel/quantity.ts";

import { standing, type LedgerLine } from "./ledger-balance.ts";

/**
 * What was drawn for one dose and what became of it. `lost` is the difference that the ledger has on record for it (below zero: too
 * much). `open` is drawn less given, wasted, put back and lost; it should be nothing (PHARM-10).
 */
export type Draw = {
  readonly administrationId: string;
  readonly drawn: Quantity<"ug">;
  readonly given: Quantity<"ug">;
  readonly wasted: Quantity<"ug">;
  readonly putBack: Quantity<"ug">;
  readonly lost: Quantity<"ug">;
  readonly open: Quantity<"ug">;
};

const sumOf = (lines: readonly LedgerLine[], kind: LedgerLine["kind"]): number =>
  lines.reduce((sum, line) => (line.kind === kind ? sum + line.amount.value : sum), 0);

/** Every draw on record, with what is not accounted for. A dose without a record of its draw is not among them: that is unknown. */
export const drawsOf = (recorded: readonly LedgerLine[]): readonly Draw[] => {
  const byDose = Map.groupBy(standing(recorded), (line) => line.administrationId);
  return [...byDose].flatMap(([administrationId, lines]) => {
    if (administrationId === null || !lines.some((line) => line.kind === "drawn")) return [];
    const [drawn, given, wasted] = [sumOf(lines, "drawn"), sumOf(lines, "administered"), sumOf(lines, "wasted")];
    const [putBack, lost] = [sumOf(lines, "put-back"), 0 - sumOf(lines, "discrepancy")];
    return [
      {
        administrationId,
        drawn: micrograms(drawn),
        given: micrograms(given),
        wasted: micrograms(wasted),
        putBack: micrograms(putBack),
        lost: micrograms(lost),
        open: micrograms(drawn - given - wasted - putBack - lost),
      },
    ];
  });
};
