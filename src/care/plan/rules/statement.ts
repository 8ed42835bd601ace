import { cite } from "#kernel/cite.ts";
import { milligramsOf, type Quantity } from "#kernel/quantity.ts";

import { planRuleSources, type PlanRule } from "./data/rule-sources.ts";
import type { Judged } from "./judged.ts";

/**
 * How a numbered rule stands: `clear` where nothing speaks against, `may` where it allows, `note` where it only informs, `caution`
 * where a reason is needed, `block` where nothing goes on before somebody acted, `unknown` where a fact is missing.
 */
export type Standing = "clear" | "may" | "note" | "caution" | "block" | "unknown";

/** What a rule says, why, and where both come from. It proposes and never acts. */
export type Statement = {
  readonly rule: string;
  readonly standing: Standing;
  readonly what: string;
  readonly why: string;
  /** What in the record shows it: the id of a session, an authorisation, or nothing. */
  readonly evidence: string | null;
  /** Ids of references (`cite`). */
  readonly source: string;
};

/** What every statement of a rule says of itself. */
export const ofRule = (rule: PlanRule, evidence: string | null = null): Pick<Statement, "rule" | "evidence" | "source"> => ({
  rule,
  evidence,
  source: cite(planRuleSources[rule]),
});

const statuses = { clear: "met", may: "met", note: "met", caution: "unmet", block: "unmet", unknown: "unknown" } as const;

/** A statement as a condition of a gate. */
export const judgedBy = ({ standing, what, why }: Statement): Judged => ({ status: statuses[standing], reason: `${what} ${why}`.trim() });

export const inMg = (amount: Quantity<"ug">): string => `${milligramsOf(amount)} mg`;

/** "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
