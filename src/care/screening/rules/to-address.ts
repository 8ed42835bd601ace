import { findings } from "./findings.ts";
import { ofSeverity, readMedicines } from "./medicine-readings.ts";
import type { Intake } from "./screening.ts";

/** Something that the prescriber weighs and answers with a reason of their own before accepting. */
export type ToAddress = {
  /** The rule's number, with the medicine's name behind it where one rule meets several medicines. */
  readonly rule: string;
  readonly label: string;
  readonly status: "present" | "unknown";
  readonly reason: string;
  readonly resolve: string;
  readonly sources: readonly string[];
};

const lowerName = (name: string): string => name.trim().toLowerCase();

/** The relative contraindications that are present or unknown. */
export const findingsToAddress = (intake: Intake): readonly ToAddress[] =>
  findings(intake).flatMap(({ id, level, label, status, reason, resolve, sources }) =>
    level !== "relative" || status === "absent" ? [] : [{ rule: id, label, status, reason, resolve, sources }],
  );

/** The medicines of a major interaction class, and those that no class knows (MED-2, MED-3). */
export const medicinesToAddress = (intake: Intake): readonly ToAddress[] => {
  const read = readMedicines(intake);
  if (!read.known) return [];
  const major = ofSeverity(read.readings, "major").map(({ medicine, one }) => ({
    rule: `${one.id} ${lowerName(medicine.name)}`,
    label: `${medicine.name}: ${one.name}`,
    status: "present" as const,
    reason: `${one.effect}.`,
    resolve: one.action,
    sources: one.sources,
  }));
  const unmatched = read.readings.filter(({ classes }) => classes.length === 0);
  const unknown = unmatched.map(({ medicine }) => ({
    rule: `MED-2 ${lowerName(medicine.name)}`,
    label: `${medicine.name}: not on any interaction list`,
    status: "unknown" as const,
    reason: "Kept as it was written; nothing is known about it here.",
    resolve: "Look it up and say what follows.",
    sources: ["proposed-default"],
  }));
  const byRule = new Map([...major, ...unknown].map((one) => [one.rule, one]));
  return [...byRule.values()];
};
