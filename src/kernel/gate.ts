/** `unknown` is a status of its own and never counts as met. */
export type ConditionStatus = "met" | "unmet" | "unknown";

/** `hard`: nobody may pass. `override`: a prescriber may pass it with a reason on record. */
export type ConditionKind = "hard" | "override";

export type Condition = {
  /** The rule's number, e.g. `DOSE-4`. */
  readonly id: string;
  readonly label: string;
  readonly kind: ConditionKind;
  readonly status: ConditionStatus;
  /** Why it stands as it does, in words for a person. */
  readonly reason: string;
  /** What in the record shows it: a page of the application (a path), or the id of an entry or a person. */
  readonly evidence: string | null;
  /** Where the rule comes from: ids of references (`cite`). Older readings keep the words that they were stored with. */
  readonly source: string;
};

export type Override = { readonly conditionId: string; readonly reason: string; readonly by: string };

/** What a gate saw, kept with the decision that relied on it. */
export type GateReading = {
  readonly gate: "ADMIT" | "ORDER" | "DOSE" | "BOOST" | "RELEASE" | "CLOSE";
  readonly conditions: readonly Condition[];
  readonly overrides: readonly Override[];
};

const isPassed = (condition: Condition, overrides: readonly Override[]): boolean =>
  condition.status === "met" ||
  (condition.kind === "override" && overrides.some((override) => override.conditionId === condition.id && override.reason.trim() !== ""));

/** The conditions that still keep the gate shut, in their order. */
export const standingConditions = (reading: GateReading): readonly Condition[] =>
  reading.conditions.filter((condition) => !isPassed(condition, reading.overrides));

export const isOpen = (reading: GateReading): boolean => standingConditions(reading).length === 0;
