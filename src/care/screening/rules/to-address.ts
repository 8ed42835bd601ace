import type { Protocol } from "#kernel/setting.ts";
import type { ReferenceId } from "#kernel/short-citations.ts";

import type { Addressed } from "./events.ts";
import { countsAtScreening, type Finding } from "./findings.ts";
import { isUnknown, ofSeverity, readMedicines, type MedicineReading } from "./medicine-readings.ts";
import type { Intake } from "./screening.ts";
import { withSettings } from "./with-settings.ts";

/** Something that the prescriber weighs and answers with a reason of their own before accepting. */
export type ToAddress = {
  /** The rule's number, with the medicine's name behind it where one rule meets several medicines. */
  readonly rule: string;
  readonly label: string;
  readonly status: "present" | "unknown";
  readonly reason: string;
  readonly resolve: string;
  readonly sources: readonly ReferenceId[];
};

const lowerName = (name: string): string => name.trim().toLowerCase();

/** The relative contraindications that are present or unknown, for the drug considered. */
export const findingsToAddress = (findings: readonly Finding[]): readonly ToAddress[] =>
  findings
    .filter(countsAtScreening)
    .flatMap(({ id, level, label, status, reason, resolvedBy, sources }) =>
      level !== "relative" || status === "absent" ? [] : [{ rule: id, label, status, reason, resolve: resolvedBy?.what ?? "", sources }],
    );

const unknownMedicine = ({ medicine, ingredients, unread }: MedicineReading): ToAddress => ({
  rule: `MED-2 ${lowerName(medicine.name)}`,
  label: `${medicine.name}: ${ingredients.length === 0 ? "not on any interaction list" : `${unread.join(", ")} is not on any interaction list`}`,
  status: "unknown",
  reason: "Kept as it was written; nothing is known about it here.",
  resolve: "Look it up and say what follows.",
  sources: ["proposed-default"],
});

/** Of these medicines: those of a major interaction class, and those that no class knows (MED-2, MED-3). */
export const readingsToAddress = (readings: readonly MedicineReading[], protocol: Protocol): readonly ToAddress[] => {
  const major = ofSeverity(readings, "major").map(({ medicine, one }) => ({
    rule: `${one.id} ${lowerName(medicine.name)}`,
    label: `${medicine.name}: ${one.name}`,
    status: "present" as const,
    reason: `${one.effect}.`,
    resolve: withSettings(one.action, protocol),
    sources: one.sources,
  }));
  const unknown = readings.filter(isUnknown).map(unknownMedicine);
  const byRule = new Map([...major, ...unknown].map((one) => [one.rule, one]));
  return [...byRule.values()];
};

export const medicinesToAddress = (intake: Intake, protocol: Protocol): readonly ToAddress[] => {
  const read = readMedicines(intake);
  return read.known ? readingsToAddress(read.readings, protocol) : [];
};

/** Whether the prescriber wrote a reason for it. Blank words are none. */
export const isAddressed = (rule: string, addressed: readonly Addressed[]): boolean =>
  addressed.some((one) => one.rule === rule && one.reason.trim() !== "");
