import * as z from "zod/mini";

const workerAsk = z.object({ type: z.literal("take-over") });
const workerAnswer = z.object({ type: z.literal("others-open"), tabs: z.number() });

/** A tab asks the worker that waits to take over; with other tabs open the worker declines. */
export type WorkerAsk = z.infer<typeof workerAsk>;
export type WorkerAnswer = z.infer<typeof workerAnswer>;

export const readWorkerAsk = (sent: unknown): WorkerAsk | undefined => z.safeParse(workerAsk, sent).data;
export const readWorkerAnswer = (sent: unknown): WorkerAnswer | undefined => z.safeParse(workerAnswer, sent).data;
