import { unreachable } from "#kernel/decision.ts";
import { settled, type Protocol } from "#kernel/setting.ts";

import type { SafetyRule } from "./safety-rule.ts";
import { distressLasts, enzymeRatio, urinarySymptoms } from "./data/safety-settings.ts";
import type { Evidence } from "./stored-evidence.ts";

type Of<Kind extends Evidence["kind"]> = Extract<Evidence, { kind: Kind }>;

const different = (symptoms: readonly string[]): number => new Set(symptoms).size;

/** SR-12: enough different symptoms, or an abnormal urinalysis. A test that was not done excuses nothing. */
export const urinaryConcern = ({ symptoms, urinalysis }: Of<"urinary">, protocol: Protocol): boolean =>
  urinalysis === "abnormal" || different(symptoms) >= settled(protocol, urinarySymptoms).value;

/** SR-13: either enzyme above so many times the upper limit that its own laboratory gave. */
export const enzymeConcern = ({ alt, ast }: Of<"liver-enzymes">, protocol: Protocol): boolean =>
  [alt, ast].some((one) => one !== null && one.measured.value > settled(protocol, enzymeRatio).value * one.upperLimit.value);

/** The rule that this evidence sets off; `null` when it was recorded and stays below the rule's line. */
export const ruleSetOff = (evidence: Evidence, protocol: Protocol): SafetyRule | null => {
  switch (evidence.kind) {
    case "mania-screen":
      return evidence.result === "positive" ? "SR-08" : null;
    case "psychosis-mania":
      return evidence.symptoms.length > 0 ? "SR-11" : null;
    case "urinary":
      return urinaryConcern(evidence, protocol) ? "SR-12" : null;
    case "liver-enzymes":
      return enzymeConcern(evidence, protocol) ? "SR-13" : null;
    case "distress":
      return evidence.lasted.value > settled(protocol, distressLasts).value ? "SR-14" : null;
    case "disclosure":
      return "SR-16";
    case "pregnancy-test":
      return evidence.result === "positive" ? "SR-17" : null;
    default:
      return unreachable(evidence);
  }
};
