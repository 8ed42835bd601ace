import type { Protocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";

import type { Addressed, Medicine } from "./events.ts";
import { findingsOf, type Finding } from "./findings.ts";
import { labsDue, type LabFacts } from "./labs-due.ts";
import { ofSeverity, readMedicine, type MedicineReading } from "./medicine-readings.ts";
import type { ScreeningInput } from "./screening-input.ts";
import { isAddressed, readingsToAddress } from "./to-address.ts";

/** What a line of the checklist before a dose is answered by. What is not known is never met. */
export type SessionCheck = { readonly status: "met" | "unmet" | "unknown" | "not-applicable"; readonly reason: string };

const met = (reason: string): SessionCheck => ({ status: "met", reason });
const unmet = (reason: string): SessionCheck => ({ status: "unmet", reason });
const unknown = (reason: string): SessionCheck => ({ status: "unknown", reason });

const named = (findings: readonly Finding[]): string => findings.map(({ id, label }) => `${label} (${id})`).join("; ");

/**
 * PSC-03: no absolute finding is present or unknown, and each relative one has a reason in the signed decision (SESS-1). Judge with
 * the drug of the session and, for SCR-23, the answer of the day. Measured facts since the decision count.
 */
export const checkFindings = (input: ScreeningInput, addressed: readonly Addressed[], protocol: Protocol): SessionCheck => {
  const open = findingsOf(input, protocol).filter(({ applies, status }) => applies && status !== "absent");
  // Weighed weeks ago, intoxication today was not.
  const standing = open.filter(
    (one) => one.level === "absolute" || (one.level === "relative" && (one.askedWhen === "on-the-day" || !isAddressed(one.id, addressed))),
  );
  const present = standing.filter(({ status }) => status === "present");
  if (present.length > 0) return unmet(`${named(present)}.`);
  return standing.length > 0 ? unknown(`Not known: ${named(standing)}.`) : met("No absolute finding; relative ones are weighed.");
};

export type InteractionCheck = SessionCheck & { readonly readings: readonly MedicineReading[] };

/**
 * PSC-04: the interaction check of the medicines as they were reconciled today; null while they were not (SESS-2). Major ones and
 * names that nobody knows are met once the prescriber wrote a reason under their rule (`readingsToAddress`).
 */
export const checkInteractions = (
  medicines: readonly Medicine[] | null,
  addressed: readonly Addressed[],
  protocol: Protocol,
): InteractionCheck => {
  if (medicines === null) return { ...unknown("The medicines were not reconciled today."), readings: [] };
  const readings = medicines.map(readMedicine);
  const blocking = ofSeverity(readings, "contraindicated").map(({ medicine, one }) => `${medicine.name}: ${one.name} (${one.id})`);
  if (blocking.length > 0) return { ...unmet(`${blocking.join("; ")}.`), readings };
  const open = readingsToAddress(readings, protocol).filter(({ rule }) => !isAddressed(rule, addressed));
  const words = `The prescriber weighs: ${open.map(({ label }) => label).join("; ")}.`;
  if (open.some(({ status }) => status === "present")) return { ...unmet(words), readings };
  return { ...(open.length > 0 ? unknown(words) : met("Checked: nothing blocks, everything is weighed.")), readings };
};

/** PSC-08: a pregnancy test that is negative and young enough for this dose, where it applies (SESS-3). */
export const checkPregnancy = (facts: LabFacts, protocol: Protocol, now: Instant): SessionCheck => {
  const test = labsDue(facts, protocol, now).find(({ lab }) => lab === "pregnancy");
  switch (test?.state) {
    case "fresh":
      return met(test.reason);
    case "not-applicable":
      return { status: "not-applicable", reason: test.reason };
    case "due":
    case "overdue":
      return unmet(test.reason);
    case "unknown":
    case undefined:
      return unknown(test?.reason ?? "Not known.");
  }
};
