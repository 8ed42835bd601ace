import * as z from "zod/mini";

import { dosingSessionContract as contract } from "#care/dosing-session/contract.ts";
import type { NoteCode } from "#care/dosing-session/rules/data/note-codes.ts";
import type { SaidTouch } from "#care/dosing-session/rules/stored-session-note.ts";
import { effectTimings } from "#care/dosing-session/rules/data/session-timing.ts";
import { snapshotFor } from "#care/dosing-session/rules/protocol.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import { plusMinutes, type Instant } from "#kernel/time.ts";
import type { Outcome } from "#platform/event-log/execute.ts";

import { inSession, step, type SessionStory, type Step } from "./session-story.ts";
import { fullSet } from "./simulated-patient.ts";

const raised = z.object({ type: z.literal("alarm-raised"), alarmId: z.string() });

const alarmsIn = (outcome: Outcome): readonly string[] =>
  outcome.outcome === "accepted"
    ? outcome.facts.flatMap(({ event }) => {
        const alarm = z.safeParse(raised, event);
        return alarm.success ? [alarm.data.alarmId] : [];
      })
    : [];

export const acknowledge = (session: SessionStory, alarmId: string, at: Instant): Promise<unknown> =>
  inSession(session, contract.acknowledgeAlarm, { body: { alarmId, reason: "Seen at the bedside." }, as: session.story.cast.monitor, at });

/** Once in a while somebody breathes shallowly for a minute: an amber alarm, and another set five and ten minutes later. */
const isShallow = ({ journey, body }: SessionStory): boolean => journey.ending !== "in-session" && body.seed % 5 === 0;
const shallowAt = 15;

/** A full set, charted by hand; what it alarms is acknowledged at once. */
export const vitals = (session: SessionStory, minute: number): Step =>
  step(minute, async (at) => {
    const { story, order, body } = session;
    const set = fullSet(body, order.route, minute);
    const shown = isShallow(session) && minute === shallowAt ? { ...set, saturation: { value: 93, unit: "%" as const } } : set;
    const outcome = await inSession(session, contract.chartVitals, {
      body: { readingId: story.chance.id(at), source: { kind: "hand" }, position: "reclined", ...shown, confirmed: false },
      as: story.cast.monitor,
      at,
    });
    for (const alarm of alarmsIn(outcome)) await acknowledge(session, alarm, plusMinutes(at, 0.5));
  });

type Note = readonly [minute: number, code: NoteCode, text: string, touch?: SaidTouch];

const words = [
  "“It is so wide here. I can see the house from above.”",
  "“I let go of his hand and it was all right.”",
  "“There is a lot of blue. I am not afraid.”",
  "“My mother was young. She looked at me.”",
] as const;

const notesOf = ({ order, body, journey, story }: SessionStory): readonly Note[] => {
  const { onset, peak, effect, recovery } = effectTimings[order.route];
  const said = words[body.seed % words.length] ?? words[0];
  const always: readonly Note[] = [
    [-35, "arrival", "With an escort, who will be back at the end."],
    [-1, "eye-shades-on", ""],
    [-1, "music-on", ""],
    [onset[1], "onset", "Feels warm, hands heavy."],
    [peak[1], "words", said],
    [effect[0], "tears", "Quiet tears, breathing calm."],
    [effect[1], "return", "Opens the eyes, knows where they are."],
    [recovery[0], "water", ""],
  ];
  return journey.person % 3 === 1
    ? [
        ...always,
        [onset[1] + 8, "support-touch", "Hand held, as agreed.", { place: "hand", asked: "yes" }],
        [effect[0] + 6, "nausea", "Mild, passes with slow breathing."],
      ]
    : story.chance.happens(0.4)
      ? [...always, [peak[0] + 2, "silence", ""]]
      : always;
};

const notes = (session: SessionStory): readonly Step[] =>
  notesOf(session).map(([minute, code, text, touch]) =>
    step(minute, (at) =>
      inSession(session, contract.noteEvent, {
        body: { noteId: session.story.chance.id(at), code, text, ...(touch === undefined ? {} : { touch }) },
        as: session.story.therapist,
        at,
      }),
    ),
  );

/** The sets of the schedule, those that an alarm asks for, and what the therapist notes. */
export const stepsAfterDose = (session: SessionStory): readonly Step[] => {
  const scheduled = snapshotFor(shippedProtocol, session.order.route).schedule?.after.map(({ value }) => value) ?? [];
  const rechecks = isShallow(session) ? [shallowAt + 5, shallowAt + 10] : [];
  return [...[...scheduled, ...rechecks].map((minute) => vitals(session, minute)), ...notes(session)];
};
