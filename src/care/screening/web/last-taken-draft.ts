import type { SentBody } from "#platform/http/contract.ts";

import type { screeningContract } from "../contract.ts";

export const lastTakenFields = ["solidAt", "liquidAt", "nasalSprayAt"] as const;
export type LastTakenField = (typeof lastTakenFields)[number];

/** While it is typed: a local time, "2026-11-23T14:05", or the word that there was none. Empty is not said. */
export type LastTakenDraft = Readonly<Record<LastTakenField, { readonly local: string; readonly none: boolean }>>;

const unsaid = { local: "", none: false };
export const emptyLastTaken: LastTakenDraft = { solidAt: unsaid, liquidAt: unsaid, nasalSprayAt: unsaid };

type Problem = { readonly field: LastTakenField; readonly key: "nothing" | "time" };
/** A moment, or "none". */
type Said = string | null | undefined;

/** Undefined for a time that the calendar does not have. */
const saidIn = ({ local, none }: LastTakenDraft[LastTakenField], timeZone: string): Said => {
  if (none) return "none";
  if (local === "") return null;
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).toInstant().toString();
  } catch {
    return undefined;
  }
};

/** What is sent, or what stands in the way. */
export const lastTakenBody = (
  draft: LastTakenDraft,
  timeZone: string,
): { readonly problems: readonly Problem[]; readonly body: SentBody<typeof screeningContract.stateLastTaken> | undefined } => {
  const said = lastTakenFields.map((field) => ({ field, at: saidIn(draft[field], timeZone) }));
  const wrong = said.flatMap(({ field, at }): readonly Problem[] => (at === undefined ? [{ field, key: "time" }] : []));
  if (wrong.length > 0) return { problems: wrong, body: undefined };
  if (said.every(({ at }) => at === null)) return { problems: [{ field: "solidAt", key: "nothing" }], body: undefined };
  const of = (field: LastTakenField): string | null => said.find((one) => one.field === field)?.at ?? null;
  return { problems: [], body: { solidAt: of("solidAt"), liquidAt: of("liquidAt"), nasalSprayAt: of("nasalSprayAt") } };
};
