import { dateIn, isBefore, type Instant } from "#kernel/time.ts";

import type { ChecklistItemId } from "./data/checklist.ts";
import type { GateFacts } from "./gate-facts.ts";

/** What the record itself says of an item; `unknown` is what it cannot tell, and why: that is left to a person. */
export type ItemFact = { readonly says: "yes" | "no" | "unknown"; readonly reason: string };
export type ChecklistFacts = { readonly [Item in ChecklistItemId]?: ItemFact };

/** What is missing for something, in words; null where nobody could tell. */
type Missing = { readonly missing: readonly string[] } | null;

/** What a rule of another folder says; null where it was not asked. */
type Judged = { readonly status: "met" | "unmet" | "unknown" | "not-applicable"; readonly reason: string } | null;

/** What earlier stages and the other folders know at the time of the checklist. Null is what nobody recorded or no part can tell yet. */
export type ChecklistInputs = {
  readonly at: Instant;
  readonly timeZone: string;
  readonly consents: GateFacts["consents"];
  readonly safetyHold: GateFacts["safetyHold"];
  /** Whether the active order is this session's. */
  readonly orderMatches: boolean | null;
  readonly screening: "accepted" | "declined" | null;
  readonly reconciledAt: Instant | null;
  /** The reconciled medicines against the interaction lists (SESS-2). */
  readonly interactions: Judged;
  readonly weighedAt: Instant | null;
  /** The prescription-monitoring programme. */
  readonly monitoringCheckedAt: Instant | null;
  readonly escortConfirmed: boolean | null;
  readonly labs: Missing;
  readonly pregnancy: "negative" | "positive" | "not-needed" | null;
  readonly maniaScreen: Judged;
  readonly fasting: Judged;
  /** Site and enrolment (REMS-01). */
  readonly remsReady: Judged;
  readonly supply: GateFacts["supply"];
};

type Entry = readonly [ChecklistItemId, ItemFact] | undefined;

const say = (item: ChecklistItemId, says: ItemFact["says"], reason: string): Entry => [item, { says, reason }];

const missingOf = (item: ChecklistItemId, known: Missing, all: string): Entry => {
  if (known === null) return undefined;
  return known.missing.length === 0 ? say(item, "yes", all) : say(item, "no", known.missing.join("; "));
};

const isToday = ({ at, timeZone }: ChecklistInputs, done: Instant): boolean =>
  !isBefore(at, done) && dateIn(timeZone, done) === dateIn(timeZone, at);

/** Done today is known; done on another day leaves the word to whoever is here. */
const today = (inputs: ChecklistInputs, item: ChecklistItemId, done: Instant | null, words: string): Entry =>
  done !== null && isToday(inputs, done) ? say(item, "yes", words) : undefined;

const screening = ({ screening: decided, labs }: ChecklistInputs): Entry => {
  if (decided === "declined") return say("PSC-03", "no", "The screening did not accept this patient.");
  if (labs !== null && labs.missing.length > 0) return say("PSC-03", "no", labs.missing.join("; "));
  return decided === null ? undefined : say("PSC-03", "yes", "Accepted in screening; relative findings were addressed.");
};

const pregnancy = ({ pregnancy: found }: ChecklistInputs): Entry => {
  if (found === null) return undefined;
  const words = { negative: "Tested negative.", positive: "The test is positive.", "not-needed": "No test is needed." } as const;
  return say("PSC-08", found === "positive" ? "no" : "yes", words[found]);
};

const flags = ({ safetyHold }: ChecklistInputs): Entry =>
  safetyHold !== null && safetyHold.length > 0 ? say("PSC-10", "no", safetyHold.join(" ")) : undefined;

const saysOf = { met: "yes", "not-applicable": "yes", unmet: "no", unknown: "unknown" } as const;

const judged = (item: ChecklistItemId, known: Judged): Entry =>
  known === null ? undefined : say(item, saysOf[known.status], known.reason);

/** Reconciled today is not yet checked: a medicine that nobody knows leaves the item to a person. */
const reconciled = (inputs: ChecklistInputs): Entry => {
  const { reconciledAt, interactions } = inputs;
  if (reconciledAt === null || !isToday(inputs, reconciledAt)) return undefined;
  if (interactions === null) return say("PSC-04", "unknown", "Reconciled today; the interactions could not be checked.");
  return say("PSC-04", saysOf[interactions.status], `Reconciled today. ${interactions.reason}`);
};

/** Site and enrolment by the programme's own rule; the device by a lot in date, whose number and expiry the ledger holds. */
const rems = ({ remsReady, supply }: ChecklistInputs): Entry => {
  if (remsReady?.status !== "met") return judged("PSC-19", remsReady);
  return supply === "can-supply"
    ? say("PSC-19", "yes", `${remsReady.reason} The ledger holds a device in date, with its lot.`)
    : say("PSC-19", "unknown", `${remsReady.reason} The ledger shows no device in date: look at its lot and expiry.`);
};

/**
 * The items that the record can answer by itself (PSC-02 … PSC-19), each with its reason. What it does not know it leaves to a person;
 * what needs a look at the patient (identity, allergies, the emergency kit, the double check) it never answers.
 */
export const checklistFacts = (inputs: ChecklistInputs): ChecklistFacts => {
  const { consents, orderMatches, escortConfirmed } = inputs;
  const entries: readonly Entry[] = [
    consents === "unknown" ? undefined : missingOf("PSC-02", consents, "All are signed and current."),
    screening(inputs),
    reconciled(inputs),
    today(inputs, "PSC-06", inputs.weighedAt, "Weighed today."),
    judged("PSC-07", inputs.fasting),
    pregnancy(inputs),
    flags(inputs),
    judged("PSC-11", inputs.maniaScreen),
    today(inputs, "PSC-12", inputs.monitoringCheckedAt, "Checked today."),
    escortConfirmed === true ? say("PSC-13", "yes", "Named, and has said yes.") : undefined,
    orderMatches === false ? say("PSC-18", "no", "The active order is not this session's.") : undefined,
    rems(inputs),
  ];
  return Object.fromEntries(entries.flatMap((entry) => (entry === undefined ? [] : [entry])));
};
