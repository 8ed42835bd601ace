import * as z from "zod/mini";

const column = z.array(z.nullable(z.number()));

/**
 * What the live stream says of a session's monitor: one batch as columns of equal length, `at` in milliseconds since 1970. Cuff
 * readings are not in it: they come as facts of the session.
 */
export const sampleNotice = {
  topicOf: (sessionId: string): string => `samples:${sessionId}`,
  data: z.object({
    sessionId: z.string(),
    deviceId: z.string(),
    simulated: z.boolean(),
    at: z.array(z.number()),
    heartRate: column,
    saturation: column,
    respiration: column,
    temperature: column,
  }),
};
export type SampleNotice = z.output<typeof sampleNotice.data>;
