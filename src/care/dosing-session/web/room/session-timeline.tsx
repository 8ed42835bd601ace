import { lazy, Suspense, useState } from "react";

import type { Actor, Recorded } from "#kernel/stream.ts";
import { isWrongClock } from "#platform/http/clock.ts";
import { Button } from "#ui/controls/button.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { Timeline } from "#ui/layout/timeline.tsx";
import { formatElapsed } from "#ui/words/format.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { DosingSessionEvent } from "../../rules/events.ts";
import { correctWords } from "../correct/correct-words.ts";
import { entryOf, type CorrectableEntry } from "../correct/entry-of.ts";
import type { EntryRef } from "../flowsheet/sheet-rows.ts";
import { isLateEntry } from "../../rules/late-entry.ts";
import { describeFact } from "./describe-fact.ts";
import { useFactWords } from "./use-fact-words.ts";
import { clockWords } from "./clock-words.ts";
import type { Room } from "./use-room.ts";

type Fact = Recorded<DosingSessionEvent>;

type SessionTimelineProps = {
  readonly facts: readonly Fact[];
  readonly staff: readonly { readonly id: string; readonly name: string }[];
  readonly timeZone: string;
  /** Ids of entries that contradict another one, while nobody has looked. */
  readonly contested?: ReadonlySet<string>;
  /** Where an entry can be corrected; without it the timeline is only read. */
  readonly room?: Room | undefined;
};

const CorrectDialog = lazy(() => import("../correct/correct-dialog.tsx").then((file) => ({ default: file.CorrectDialog })));

/** Which entry a fact is, when it is one that can be corrected. */
const refOf = (event: DosingSessionEvent): EntryRef | undefined => {
  if (event.type === "vitals-charted") return { kind: "reading", id: event.readingId };
  if (event.type === "dose-given") return { kind: "dose", id: event.doseId };
  if (event.type === "event-noted") return { kind: "note", id: event.noteId };
  if (event.type === "drug-drawn" || event.type === "drug-wasted" || event.type === "units-put-back")
    return { kind: "drug", id: event.entryId };
  return undefined;
};

/** The reason with which an entry was crossed out, by the id of the entry. */
const crossedOut = (facts: readonly Fact[]): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { event } of facts) {
    if (event.type === "reading-entered-in-error") found.set(event.readingId, event.reason);
    if (event.type === "dose-entered-in-error") found.set(event.doseId, event.reason);
    if (event.type === "note-entered-in-error") found.set(event.noteId, event.reason);
    if (event.type === "drug-entry-in-error") found.set(event.entryId, event.reason);
  }
  return found;
};

type Flagged = { readonly title: string; readonly incident: string | undefined; readonly contested: string | undefined };

const FlaggedTitle = ({ title, incident, contested }: Flagged) => (
  <>
    {title} {incident !== undefined && <Tag kind="red">{incident}</Tag>} {contested !== undefined && <Tag kind="amber">{contested}</Tag>}
  </>
);

const nothing: ReadonlySet<string> = new Set();

/** Everything that happened, newest first, with who said so; corrections keep the original. */
export const SessionTimeline = ({ facts, staff, timeZone, contested = nothing, room: one }: SessionTimelineProps) => {
  const correct = useWords(correctWords);
  const [correcting, setCorrecting] = useState<CorrectableEntry | undefined>(undefined);
  const words = useFactWords(staff, timeZone);
  const { room, conflict, nameOf, timeOf } = words;
  const clock = useWords(clockWords);
  const byOf = (actor: Actor): string => {
    if (actor.kind === "staff") return nameOf(actor.id);
    if (actor.kind === "patient") return room("facts.patient");
    return actor.kind === "device" ? room("facts.device") : room("facts.system");
  };
  const dosedAt = facts.find((fact) => fact.event.type === "dose-given")?.observedAt;
  const crossed = crossedOut(facts);
  const entries = facts
    .toSorted((one, other) => Temporal.Instant.compare(other.observedAt, one.observedAt))
    .map((fact) => {
      const ref = refOf(fact.event);
      const { title, body, incident } = describeFact(fact, words);
      const since = dosedAt && formatElapsed((fact.observedAt.epochMilliseconds - dosedAt.epochMilliseconds) / 1_000);
      const reason = ref && crossed.get(ref.id);
      const isContested = contested.has(ref?.id ?? fact.commandId);
      const flagged = { title, incident, contested: isContested ? conflict("mark") : undefined };
      return {
        key: `${fact.commandId}-${fact.version}`,
        time: [timeOf(fact.observedAt), since].filter(Boolean).join(" · "),
        dateTime: fact.observedAt.toString(),
        title: incident === undefined && !isContested ? title : <FlaggedTitle {...flagged} />,
        body,
        by: [
          byOf(fact.actor),
          fact.receivedAt === null && room("facts.notSent"),
          // The device's clock is ahead where the server's is behind it.
          isWrongClock(fact) && clock("off", { by: formatElapsed(-(fact.clockOffsetMs ?? 0) / 1_000) }),
        ]
          .filter(Boolean)
          .join(" · "),
        inError: reason === undefined ? undefined : { reason },
        late: isLateEntry(fact),
        actions: one !== undefined && ref !== undefined && reason === undefined && (
          <Button kind="quiet" onClick={() => setCorrecting(entryOf(one.session, ref))}>
            {correct("correct")}
          </Button>
        ),
      };
    });
  return (
    <>
      <Timeline label={room("panels.timeline")} entries={entries} />
      {one !== undefined && correcting !== undefined && (
        <Suspense fallback={null}>
          <CorrectDialog room={one} old={correcting} onClose={() => setCorrecting(undefined)} />
        </Suspense>
      )}
    </>
  );
};
