import type { Instant } from "#kernel/time.ts";

import { onOffCodes, type OnOff } from "./data/on-off-codes.ts";
import type { DosingSession } from "./dosing-session.ts";

/** A stretch in which something was on; `to` is null while it is. */
export type OnSpan = { readonly from: Instant; readonly to: Instant | null; readonly words: string };

/**
 * When eye shades or music were on, oldest first, by the notes that stand (SET-1). On twice is one stretch, unless it says what
 * changed; off without on is nothing that anybody saw begin.
 */
export const onSpans = (session: Pick<DosingSession, "notes">, what: OnOff): readonly OnSpan[] => {
  const { on, off, again } = onOffCodes[what];
  const spans: OnSpan[] = [];
  let open: OnSpan | undefined;
  const end = (at: Instant): void => {
    if (open !== undefined) spans.push({ ...open, to: at });
    open = undefined;
  };
  for (const { code, observedAt, text, inError } of session.notes) {
    if (inError !== null) continue;
    if (code === off) end(observedAt);
    if (code === again) end(observedAt);
    if ((code === on || code === again) && open === undefined) open = { from: observedAt, to: null, words: text };
  }
  return open === undefined ? spans : [...spans, open];
};

/** On, off, or not known because nobody has said a word about it (SET-2). */
export const onOff = (session: Pick<DosingSession, "notes">, what: OnOff): "on" | "off" | "unknown" => {
  const { on, off, again } = onOffCodes[what];
  const last = session.notes.findLast(({ code, inError }) => inError === null && (code === on || code === off || code === again));
  if (last === undefined) return "unknown";
  return last.code === off ? "off" : "on";
};
