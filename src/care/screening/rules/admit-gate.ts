import { baselineInstruments } from "#care/measures/rules/asked-instruments.ts";
import { instrumentCatalogue } from "#care/measures/rules/data/instrument-catalogue.ts";
import type { InstrumentFacts, MeasureFacts } from "#care/measures/rules/measure-facts.ts";
import { cite } from "#kernel/cite.ts";
import type { Condition, ConditionStatus, GateReading } from "#kernel/gate.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Protocol } from "#kernel/setting.ts";
import type { Drug } from "#care/pharmacy/rules/drug.ts";

import { admitRuleSources } from "./data/rule-sources.ts";
import type { Addressed } from "./events.ts";
import { countsAtScreening, findingsOf, type Finding } from "./findings.ts";
import { ofSeverity, readMedicines } from "./medicine-readings.ts";
import { intakeOf, type Intake, type Screening } from "./screening.ts";
import { screeningInput, type Surroundings } from "./screening-input.ts";
import { sectionIds } from "./sections.ts";
import { findingsToAddress, isAddressed, medicinesToAddress, type ToAddress } from "./to-address.ts";

/** What the prescriber brings to the gate: reasons, that the screens were read, the drug considered, and who signs (or `null`). */
export type AdmitAnswers = {
  readonly addressed: readonly Addressed[];
  readonly screensRead: boolean;
  readonly signedBy: Uuid | null;
  readonly drug: Drug | null;
};

/** Nothing said yet. */
export const noAnswers: AdmitAnswers = { addressed: [], screensRead: false, signedBy: null, drug: null };

type Judged = { readonly status: ConditionStatus; readonly reason: string };

const met = (reason: string): Judged => ({ status: "met", reason });
const unmet = (reason: string): Judged => ({ status: "unmet", reason });
const unknown = (reason: string): Judged => ({ status: "unknown", reason });
const list = (names: readonly string[]): string => names.join("; ");

const intakeComplete = (screening: Screening): Judged => {
  const saved = new Set(screening.sections.map(({ answers }) => answers.section));
  const left = sectionIds.filter((section) => !saved.has(section)).length;
  if (left > 0) return unmet(`${left} of ${sectionIds.length} parts of the intake are still to be answered.`);
  return screening.submittedAt === null ? unmet("Answered, but not handed in yet.") : met("All parts answered and handed in.");
};

const baselineComplete = (instruments: readonly InstrumentFacts[]): Judged => {
  const left = baselineInstruments.filter((id) => !instruments.some((one) => one.instrument === id && one.baseline !== null));
  return left.length === 0
    ? met("Each has a baseline total.")
    : unmet(`No baseline yet: ${list(left.map((id) => instrumentCatalogue[id].shortName))}.`);
};

const noAbsolute = (found: readonly Finding[]): Judged => {
  const absolute = found.filter((finding) => finding.level === "absolute");
  const present = absolute.filter((finding) => finding.status === "present");
  if (present.length > 0) return unmet(`${list(present.map(({ id, label }) => `${label} (${id})`))}.`);
  const open = absolute.filter((finding) => finding.status === "unknown");
  if (open.length === 0) return met("Each was asked for and answered with no.");
  return unknown(`Not known: ${list(open.map(({ id, label }) => `${label} (${id})`))}.`);
};

const allAddressed = (items: readonly ToAddress[], addressed: readonly Addressed[], none: string): Judged => {
  const open = items.filter((item) => !isAddressed(item.rule, addressed));
  if (items.length === 0) return met(none);
  if (open.length === 0) return met(`${items.length} addressed with a reason.`);
  const words = `To be addressed: ${list(open.map(({ rule, label }) => `${label} (${rule.split(" ")[0]})`))}.`;
  return open.some((item) => item.status === "present") ? unmet(words) : unknown(words);
};

const noContraindicatedMedicine = (intake: Intake): Judged => {
  const read = readMedicines(intake);
  if (!read.known) return unknown("The list of medicines was not given yet.");
  const found = ofSeverity(read.readings, "contraindicated");
  return found.length === 0
    ? met("None on the list given.")
    : unmet(`${list(found.map(({ medicine, one }) => `${medicine.name}: ${one.name} (${one.id})`))}.`);
};

const medicinesAddressed = (intake: Intake, addressed: readonly Addressed[], protocol: Protocol): Judged =>
  readMedicines(intake).known
    ? allAddressed(medicinesToAddress(intake, protocol), addressed, "Nothing on the list needs it.")
    : unknown("The list of medicines was not given yet.");

/** The rules whose answers make up the psychosis, mania and substance screens. */
const screenRules = ["SCR-09", "SCR-10", "SCR-11", "SCR-12", "SCR-20", "SCR-21"];

const screensRead = (found: readonly Finding[], read: boolean): Judged => {
  const open = found.filter(({ id, status }) => screenRules.includes(id) && status === "unknown");
  if (open.length > 0) return unknown(`Not known: ${list(open.map(({ id, label }) => `${label} (${id})`))}.`);
  return read ? met("Answered, and read by the prescriber.") : unmet("Answered, not yet marked as read by the prescriber.");
};

const suicideItem = 9;
/** PHQ-9 item 9, and what a C-SSRS screen raises. */
const suicideFlags = ["SR-01", "SR-02", "SR-03", "SR-04", "SR-05"];

const suicideRiskAssessed = ({ instruments, openFlags, closedFlags }: MeasureFacts): Judged => {
  const latest = instruments.find((one) => one.instrument === "phq9")?.latest ?? null;
  if (latest === null) return unknown("No PHQ-9 was answered yet.");
  const open = openFlags.filter(({ rule }) => suicideFlags.includes(rule));
  if (open.length > 0) return unmet(`A safety flag waits for a clinician's note (${list([...new Set(open.map(({ rule }) => rule))])}).`);
  if (latest.items[suicideItem - 1] === 0) return met("PHQ-9 item 9 is 0, and no safety flag is open.");
  return closedFlags.some(({ responseId }) => responseId === latest.responseId)
    ? met("A clinician assessed it and closed the safety flag with a note.")
    : unknown("PHQ-9 item 9 does not say no, and no clinician's note answers it.");
};

const condition = (id: keyof typeof admitRuleSources, label: string, kind: Condition["kind"], judged: Judged): Condition => ({
  id,
  label,
  kind,
  ...judged,
  evidence: null,
  source: cite(admitRuleSources[id]),
});

/**
 * The ADMIT gate. Relative findings and major interactions pass only by being addressed one by one, never as a whole; unknown
 * never counts as met.
 */
export const admitGate = (screening: Screening, around: Surroundings, answers: AdmitAnswers): GateReading => {
  const intake = intakeOf(screening);
  const { measures, protocol } = around;
  const { addressed, signedBy, drug } = answers;
  const found = findingsOf(screeningInput(screening, around, drug), protocol).filter(countsAtScreening);
  const none = "None was found; each was asked for.";
  const conditions = [
    condition("ADMIT-1", "Intake complete", "hard", intakeComplete(screening)),
    condition("ADMIT-2", "Baseline measures complete", "override", baselineComplete(measures.instruments)),
    condition("ADMIT-3", "No absolute contraindication", "hard", noAbsolute(found)),
    condition("ADMIT-4", "Relative contraindications addressed", "hard", allAddressed(findingsToAddress(found), addressed, none)),
    condition("ADMIT-5", "No contraindicated medicine", "hard", noContraindicatedMedicine(intake)),
    condition("ADMIT-6", "Other medicines addressed", "hard", medicinesAddressed(intake, addressed, protocol)),
    condition("ADMIT-7", "Psychosis, mania and substance screens read", "hard", screensRead(found, answers.screensRead)),
    condition("ADMIT-8", "Suicide risk assessed", "hard", suicideRiskAssessed(measures)),
    condition("ADMIT-9", "Prescriber's decision signed", "hard", signedBy === null ? unmet("Not signed yet.") : met("Signed.")),
  ];
  const overridable = conditions.filter(({ kind }) => kind === "override").map(({ id }) => id);
  const overrides = addressed
    .filter(({ rule }) => signedBy !== null && overridable.includes(rule))
    .map(({ rule, reason }) => ({ conditionId: rule, reason, by: signedBy ?? "" }));
  return { gate: "ADMIT", conditions, overrides };
};
