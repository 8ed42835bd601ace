import * as z from "zod/mini";

import { measuresContract } from "#care/measures/contract.ts";
import type { Occasion } from "#care/measures/rules/events.ts";
import type { InstrumentId } from "#care/measures/rules/instrument-definition.ts";
import { instrumentOf } from "#care/measures/rules/instruments.ts";
import { safetyContract } from "#care/safety/contract.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Outcome } from "#platform/event-log/execute.ts";

import { state, type PatientStory } from "./patient-story.ts";

type Answered = {
  readonly instrument: InstrumentId;
  readonly items: number[];
  readonly occasion: Occasion;
  readonly sessionId: Uuid | null;
};

const handedIn = (story: PatientStory, instrument: InstrumentId, items: number[]) => ({
  responseId: story.chance.id(story.clock.at()),
  instrument,
  definitionVersion: instrumentOf(instrument).version,
  items,
  extra: {},
  language: "en",
});

/** The patient hands a questionnaire in that nobody asked for by itself. */
export const tellMeasure = (story: PatientStory, { instrument, items, occasion, sessionId }: Answered): Promise<Outcome> =>
  state(story, measuresContract.completeMeasure, {
    params: { episodeId: story.episodeId },
    body: { ...handedIn(story, instrument, items), occasion, sessionId },
    as: story.patient,
  });

/** The patient answers what they were asked for. */
export const tellRequestedMeasure = (story: PatientStory, requestId: Uuid, instrument: InstrumentId, items: number[]): Promise<Outcome> =>
  state(story, measuresContract.completeRequestedMeasure, {
    params: { episodeId: story.episodeId, requestId },
    body: handedIn(story, instrument, items),
    as: story.patient,
  });

const raisedFlag = z.object({ type: z.literal("safety-flag-raised"), flagId: z.string() });

/** The safety flags that an answer raised. */
export const flagsIn = (outcome: Outcome): readonly Uuid[] =>
  outcome.outcome === "accepted"
    ? outcome.facts.flatMap(({ event }) => {
        const flag = z.safeParse(raisedFlag, event);
        return flag.success ? [flag.data.flagId] : [];
      })
    : [];

/** A therapist calls the same hour, and writes down what was said. */
export const tellFlagAnswered = async (story: PatientStory, flagId: Uuid, note: string): Promise<void> => {
  const params = { episodeId: story.episodeId, flagId };
  story.clock.plus(12);
  await state(story, safetyContract.acknowledgeSafetyFlag, { params, body: { note: "Calling now." }, as: story.therapist });
  story.clock.plus(35);
  const body = { disposition: "thoughts-without-plan", note } as const;
  await state(story, safetyContract.closeSafetyFlag, { params, body, as: story.therapist });
};
