import * as z from "zod/mini";

import { followUpContract } from "#care/follow-up/contract.ts";
import { followUpTasks } from "#care/follow-up/server/follow-up-tasks.ts";
import { askTask, remindTask } from "#care/follow-up/server/follow-up-jobs.ts";
import { baselineInstruments, type BaselineInstrument } from "#care/measures/rules/asked-instruments.ts";
import type { Closing } from "#care/people/rules/episode-stage.ts";
import type { Uuid } from "#kernel/ids.ts";
import { hoursBetween, isBefore, plusMinutes, type Instant } from "#kernel/time.ts";
import { inClinic } from "#platform/database/transaction.ts";
import type { Outcome } from "#platform/event-log/execute.ts";
import { removeJob } from "#platform/jobs/add-job.ts";

import type { Journey } from "./journeys.ts";
import { state, type PatientStory } from "./patient-story.ts";
import { answersFor } from "./questionnaire-answers.ts";
import { tellRequestedMeasure } from "./tell-measures.ts";

const scheduled = z.object({
  type: z.literal("follow-up-scheduled"),
  requestId: z.string(),
  instrument: z.enum(baselineInstruments),
  dueAt: z.instanceof(Temporal.Instant),
});

type Planned = { readonly requestId: Uuid; readonly instrument: BaselineInstrument; readonly dueAt: Instant };

const plannedIn = (outcome: Outcome): readonly Planned[] =>
  outcome.outcome === "accepted"
    ? outcome.facts.flatMap(({ event }) => {
        const planned = z.safeParse(scheduled, event);
        return planned.success ? [planned.data] : [];
      })
    : [];

/** Plans the questionnaires after the course. */
export const tellScheduled = async (story: PatientStory, { condition }: Journey): Promise<readonly Planned[]> => {
  const instruments: BaselineInstrument[] = condition === "ptsd" ? ["phq9", "pcl5"] : condition === "anxiety" ? ["phq9", "gad7"] : ["phq9"];
  const { episodeId, cast } = story;
  return plannedIn(
    await state(story, followUpContract.scheduleFollowUp, { params: { episodeId }, body: { instruments }, as: cast.coordinator }),
  );
};

/** The job that asks, run at its time of the story. Its message stands in the demo's outbox. */
const ask = async ({ log, clinic, episodeId }: PatientStory, { requestId, dueAt }: Planned, origin: string): Promise<void> => {
  const { clinicId } = clinic;
  const task = followUpTasks({ log, origin }).find(({ name }) => name === askTask);
  await task?.run({
    clinicId,
    content: { episodeId, requestId },
    at: dueAt,
    isLastTry: false,
    inClinic: (work) => inClinic(log.database, clinicId, work),
  });
};

type Answering = { readonly journey: Journey; readonly lastDoseAt: Instant; readonly origin: string };

/** The newest question waits for its answer, and one in the middle was never answered. */
const isAnswered = (planned: Planned, past: readonly Planned[], now: Instant): boolean => {
  const newest = past.at(-1)?.dueAt;
  if (newest !== undefined && planned.dueAt.equals(newest) && hoursBetween(planned.dueAt, now) < 24 * 9) return false;
  return past.indexOf(planned) % 6 !== 4;
};

/** Asked and answered, month after month, until now. */
export const tellAnswers = async (
  story: PatientStory,
  planned: readonly Planned[],
  { journey, lastDoseAt, origin }: Answering,
): Promise<void> => {
  const { clock, chance, log, clinic } = story;
  const past = planned.filter(({ dueAt }) => isBefore(dueAt, clock.calendar.now));
  for (const one of past) {
    await ask(story, one, origin);
    if (isAnswered(one, past, clock.calendar.now)) {
      clock.toMoment(plusMinutes(one.dueAt, chance.whole(20, 900)));
      const weeks = hoursBetween(lastDoseAt, one.dueAt) / 168;
      await tellRequestedMeasure(
        story,
        one.requestId,
        one.instrument,
        answersFor(one.instrument, journey, { kind: "weeks-after", weeks }, chance),
      );
    }
  }
  // What was asked in the story needs no asking when the server starts.
  await inClinic(log.database, clinic.clinicId, async (tx) => {
    await Promise.all(past.flatMap(({ requestId }) => [removeJob(tx, askTask, requestId), removeJob(tx, remindTask, requestId)]));
  });
};

export const tellContact = (story: PatientStory, note: string): Promise<unknown> =>
  state(story, followUpContract.recordContact, {
    params: { episodeId: story.episodeId, contactId: story.chance.id(story.clock.at()) },
    body: { how: "telephone", outcome: "reached", note },
    as: story.cast.coordinator,
  });

export const tellClosed = (story: PatientStory, closing: Extract<Closing, "completed" | "withdrawn">): Promise<unknown> =>
  state(story, followUpContract.closeEpisode, {
    params: { episodeId: story.episodeId },
    body: {
      closing,
      summary:
        closing === "completed"
          ? "Course completed, benefit held through the follow-up. Knows how to come back."
          : "Ends the treatment at own wish after one session; no ill effects. Continues with the previous therapist.",
      overrides: [],
    },
    as: story.cast.prescriber,
  });
