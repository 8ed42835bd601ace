import type { Translate } from "#ui/words/word-key.ts";

import type { EventOf } from "../../rules/events.ts";
import type { alarmWords } from "./alarm-words.ts";

export type WatchWords = {
  readonly alarm: Translate<(typeof alarmWords)["en"]>;
  readonly timeOf: (at: Temporal.Instant) => string;
};

/** That a sound was silenced, or that screens did not hear, for the timeline. */
export const describeWatch = (event: EventOf<"alarm-silenced" | "watch-interrupted">, { alarm, timeOf }: WatchWords) =>
  event.type === "alarm-silenced"
    ? { title: alarm("silenced"), body: alarm("silencedUntil", { time: timeOf(event.until) }) }
    : { title: alarm("interrupted"), body: alarm("interruptedFor", { from: timeOf(event.from), until: timeOf(event.until) }) };
