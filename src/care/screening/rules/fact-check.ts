export type FindingStatus = "present" | "absent" | "unknown";

/** What measured facts say to a rule, beside the answers. */
export type FactCheck = {
  readonly status: FindingStatus;
  readonly reason: string;
  /** Whether the facts alone are enough where the answer is open; else the answer has to say the rest. */
  readonly settles: boolean;
  /** The results behind it. */
  readonly records: readonly string[];
};

const check =
  (status: FindingStatus, settles: boolean) =>
  (reason: string, records: readonly string[]): FactCheck => ({ status, reason, settles, records });

export const present = check("present", true);
export const unknown = check("unknown", false);
/** In order, and enough by itself. */
export const absent = check("absent", true);
/** In order, but only a part of what the rule asks. */
export const partlyAbsent = check("absent", false);

const rank: Readonly<Record<FindingStatus, number>> = { absent: 0, unknown: 1, present: 2 };

/** The worse of two; unknown is worse than absent. */
export const isWorse = (one: FindingStatus, other: FindingStatus): boolean => rank[one] > rank[other];

/** The worst of several checks, with all their reasons; it settles only when each does. Null when there is none. */
export const worstOf = (checks: readonly (FactCheck | null)[]): FactCheck | null => {
  const known = checks.filter((one) => one !== null);
  const [first, ...others] = known;
  if (first === undefined) return null;
  const worst = others.reduce((so, one) => (isWorse(one.status, so.status) ? one : so), first);
  return {
    status: worst.status,
    settles: worst.status === "present" || known.every(({ settles }) => settles),
    reason: known.map(({ reason }) => reason).join(" "),
    records: known.flatMap(({ records }) => records),
  };
};
