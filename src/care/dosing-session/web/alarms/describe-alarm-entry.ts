import type { EventOf } from "../../rules/events.ts";
import type { FactWords } from "../room/describe-fact.ts";

/** That a sound was silenced, or that screens did not hear, for the timeline. */
export const describeAlarmEntry = (
  event: EventOf<"alarm-silenced" | "screens-cut-off">,
  { alarm, timeOf }: Pick<FactWords, "alarm" | "timeOf">,
) =>
  event.type === "alarm-silenced"
    ? { title: alarm("silenced"), body: alarm("silencedUntil", { time: timeOf(event.until) }) }
    : { title: alarm("interrupted"), body: alarm("interruptedFor", { from: timeOf(event.from), until: timeOf(event.until) }) };
