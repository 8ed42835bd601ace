import { settled, type Protocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";

import { acuteDays, acuteMadrs, acutePhq9 } from "./data/screening-settings.ts";
import { isYoungerThan } from "./newest-results.ts";
import type { ScoreFact } from "./screening-input.ts";
import type { YesNo } from "./sections.ts";
import type { SuicideRisk } from "./suicide-risk.ts";

export type AcuteSuicidalityFacts = {
  /** Whether major depression was diagnosed; undefined while it was not asked. */
  readonly majorDepression: YesNo | undefined;
  readonly phq9: ScoreFact | null;
  readonly madrs: ScoreFact | null;
  readonly suicideRisk: SuicideRisk | null;
};

type Part = { readonly holds: boolean | null; readonly reason: string };

export type AcuteSuicidality = {
  readonly status: "eligible" | "not" | "unknown";
  readonly reasons: readonly string[];
  /** What the label says of it, always shown beside. */
  readonly caveat: string;
};

const depression = (answer: YesNo | undefined): Part => {
  if (answer === "yes") return { holds: true, reason: "Major depression is diagnosed, as answered." };
  if (answer === "no") return { holds: false, reason: "No diagnosis of major depression, as answered." };
  return { holds: null, reason: "Whether major depression is diagnosed is not known: the prescriber settles it." };
};

const severity = ({ phq9, madrs }: AcuteSuicidalityFacts, protocol: Protocol, now: Instant): Part => {
  const valid = settled(protocol, acuteDays);
  // A clinician's rating stands before the patient's own.
  const rated = [
    { name: "MADRS", score: madrs, cut: settled(protocol, acuteMadrs).value },
    { name: "PHQ-9", score: phq9, cut: settled(protocol, acutePhq9).value },
  ];
  for (const { name, score, cut } of rated) {
    if (score === null || score.total === null || !isYoungerThan(valid, score.at, now)) continue;
    return { holds: score.total >= cut, reason: `${name} ${score.total}; severe enough from ${cut}.` };
  }
  return { holds: null, reason: `No MADRS or PHQ-9 total from the last ${valid.value} days.` };
};

const ideation = ({ suicideRisk }: AcuteSuicidalityFacts, protocol: Protocol, now: Instant): Part => {
  const valid = settled(protocol, acuteDays);
  if (suicideRisk === null || !isYoungerThan(valid, suicideRisk.at, now)) {
    return { holds: null, reason: `No C-SSRS screen from the last ${valid.value} days.` };
  }
  if (suicideRisk.triage === "incomplete") return { holds: null, reason: "The C-SSRS screen is not complete." };
  return suicideRisk.triage === "high"
    ? { holds: true, reason: "C-SSRS: thoughts with intent, or recent behaviour." }
    : { holds: false, reason: `C-SSRS: ${suicideRisk.triage}, without intent or recent behaviour.` };
};

/**
 * Whether the esketamine indication of major depression with acute suicidal thoughts or behaviour could fit (MDSI-1;
 * spravato-pi). It proposes nothing: the need for a higher level of care is decided first (SCR-34).
 */
export const acuteSuicidality = (facts: AcuteSuicidalityFacts, protocol: Protocol, now: Instant): AcuteSuicidality => {
  const parts = [depression(facts.majorDepression), severity(facts, protocol, now), ideation(facts, protocol, now)];
  const failed = parts.filter(({ holds }) => holds === false);
  const open = parts.filter(({ holds }) => holds === null);
  const telling = [failed, open, parts].find((some) => some.length > 0) ?? [];
  return {
    status: failed.length > 0 ? "not" : open.length > 0 ? "unknown" : "eligible",
    reasons: telling.map(({ reason }) => reason),
    caveat: "Together with an oral antidepressant. Not shown to prevent suicide or to lessen thoughts and behaviour of it.",
  };
};
