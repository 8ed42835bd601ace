import * as z from "zod/mini";

import { deviceParameters } from "./device-parameter.ts";
import type { MappedSample } from "./map-observations.ts";
import type { SentMessage } from "./sent-message.ts";

const instant = z.pipe(
  z.string(),
  z.transform((text) => Temporal.Instant.from(text)),
);
const sentTime = z.nullable(z.object({ local: z.string(), offset: z.nullable(z.string()) }));
const sentCode = z.object({ code: z.string(), text: z.string(), system: z.string() });

const sample = z.object({
  observedAt: instant,
  deviceAt: z.nullable(instant),
  values: z.partialRecord(z.enum(deviceParameters), z.number()),
  units: z.object({ pressure: z.optional(z.literal("kPa")), temperature: z.optional(z.literal("[degF]")) }),
});

const observation = z.object({
  place: z.number(),
  valueType: z.string(),
  codes: z.array(sentCode),
  values: z.array(z.string()),
  unit: z.nullable(sentCode),
  flags: z.array(z.string()),
  status: z.string(),
  at: sentTime,
  equipment: z.nullable(z.string()),
});

const message = z.object({
  senders: z.array(z.string()),
  location: z.string(),
  processing: z.string(),
  sentAt: sentTime,
  observations: z.array(observation),
});

/** What waits: values that were read already, or the words of a device that nobody knew; those are read when it is known. */
export const inboxContent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("samples"), samples: z.array(sample) }),
  z.object({ kind: z.literal("message"), message }),
]);

export type InboxContent =
  | { readonly kind: "samples"; readonly samples: readonly MappedSample[] }
  | { readonly kind: "message"; readonly message: SentMessage };

/** The last of what waits, for the list: at most a dozen values. */
export const inboxValue = z.object({ name: z.string(), value: z.string(), unit: z.string() });
export type InboxValue = z.output<typeof inboxValue>;

/** How the device or its message is named. */
export const inboxNames = z.object({ equipment: z.nullable(z.string()), location: z.string(), senders: z.array(z.string()) });
