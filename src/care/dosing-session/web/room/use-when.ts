import { useState } from "react";

import type { Instant } from "#kernel/time.ts";

import { firstDose } from "../../rules/dosing-session.ts";
import { saidTime, type SaidTime } from "../../rules/said-time.ts";
import type { Room } from "./use-room.ts";

/** When what is charted next was so: now, unless a person wrote a time. Shared by everything in one row or dialog. */
export type When = {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Read against the clock of this moment. */
  readonly said: () => SaidTime;
  readonly dosedAt: Instant | undefined;
  readonly timeZone: string;
  /** Back to now; after each entry. */
  readonly reset: () => void;
};

export const useWhen = ({ session, timeZone, serverNow }: Room, first = ""): When => {
  const [text, setText] = useState(first);
  const dosedAt = firstDose(session)?.observedAt;
  return {
    text,
    setText,
    said: () => saidTime(text, { now: serverNow(), timeZone, dosedAt }),
    dosedAt,
    timeZone,
    reset: () => setText(""),
  };
};
