import type { RecordedParameter, RecordedSeries } from "./recording.ts";

/** A sample as the gateway takes it; instants as ISO 8601 text. */
export type ReplayedSample = {
  readonly sequence: number;
  readonly observedAt: string;
  readonly deviceAt: string;
  readonly status: "measured" | "in-error";
  readonly values: { readonly [Parameter in RecordedParameter]?: string };
  readonly units?: { readonly temperature?: "Cel" | "[degF]" };
};

export type ReplayedBatch = { readonly batchId: string; readonly samples: readonly ReplayedSample[] };

export type Replay<Answer> = {
  readonly series: RecordedSeries;
  /** How many times as fast as it was recorded; the values then bear the times at which they are sent. */
  readonly speed: number;
  /** The time of the first value. */
  readonly startAt: Temporal.Instant;
  /** How often values are sent, in milliseconds of the replay; 1,000 unless told. */
  readonly every?: number;
  readonly newBatchId: () => string;
  /** Sends a batch; throws when it could not be delivered. */
  readonly send: (batch: ReplayedBatch) => Promise<Answer>;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly onAnswer?: (answer: Answer, progress: { readonly sent: number; readonly of: number }) => void;
};

const mostInBatch = 250;
const mostTries = 5;

type Tick = { readonly due: number; readonly samples: readonly ReplayedSample[] };

/** What is sent when: `due` in milliseconds of the replay since its start. Values of one tick go together, at most 250 in a batch. */
export const replayPlan = ({
  series,
  speed,
  startAt,
  every = 1_000,
}: Pick<Replay<unknown>, "series" | "speed" | "startAt" | "every">): readonly Tick[] => {
  const inOrder = series.samples.toSorted((one, other) => one.offsetMilliseconds - other.offsetMilliseconds);
  const ticks: { due: number; samples: ReplayedSample[] }[] = [];
  for (const [index, { offsetMilliseconds, ...sample }] of inOrder.entries()) {
    const offset = Math.round(offsetMilliseconds / speed);
    const due = Math.ceil(offset / every) * every;
    const last = ticks.at(-1);
    const sent = {
      sequence: index,
      observedAt: startAt.add({ milliseconds: offset }).toString(),
      deviceAt: startAt.add({ milliseconds: offsetMilliseconds }).toString(),
      ...sample,
    };
    if (last?.due === due && last.samples.length < mostInBatch) last.samples.push(sent);
    else ticks.push({ due, samples: [sent] });
  }
  return ticks;
};

const deliver = async <Answer>({ send, wait }: Replay<Answer>, batch: ReplayedBatch): Promise<Answer> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send(batch);
    } catch (error) {
      if (tries >= mostTries) throw error;
      await wait(250 * 2 ** tries);
    }
  }
};

/**
 * Feeds one series of a recording into a session in its own rhythm. A batch that could not be delivered is sent again under its own id,
 * so that it is taken in once. Throws what `send` throws when it fails five times in a row.
 */
export const replayRecording = async <Answer>(replay: Replay<Answer>): Promise<void> => {
  const plan = replayPlan(replay);
  let now = 0;
  let sent = 0;
  for (const { due, samples } of plan) {
    if (due > now) await replay.wait(due - now);
    now = due;
    const answer = await deliver(replay, { batchId: replay.newBatchId(), samples });
    sent += samples.length;
    replay.onAnswer?.(answer, { sent, of: replay.series.samples.length });
  }
};
