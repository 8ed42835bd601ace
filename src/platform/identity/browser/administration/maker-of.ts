import type { ChangeEntry, TokenEntry } from "../../staff-contract.ts";

/** Who made a token: the change was recorded under its name at the very instant. Unknown when the change is no longer listed. */
export const makerOf = (token: Pick<TokenEntry, "name" | "createdAt">, changes: readonly ChangeEntry[]): string | undefined =>
  changes.find(
    ({ what, subjectName, changedAt }) => what === "token created" && subjectName === token.name && changedAt.equals(token.createdAt),
  )?.actorName ?? undefined;
