import * as z from "zod/mini";

/** A fact was added to the clinical log: where, and what kind. Its content is read by whoever may read it. */
export const logFact = z.object({
  kind: z.literal("fact"),
  streamKind: z.string(),
  streamId: z.string(),
  episodeId: z.string(),
  type: z.string(),
  version: z.number(),
});

/** Something that is not kept in the log, for those who follow its topic: the samples of a monitor, for example. */
export const notice = z.object({
  kind: z.literal("notice"),
  topic: z.string(),
  /** Whose episode it is about; a patient receives notices of the own episodes alone. Null: for staff only. */
  episodeId: z.nullable(z.string()),
  data: z.unknown(),
});

export const liveMessage = z.discriminatedUnion("kind", [logFact, notice]);

export type LogFact = Readonly<z.infer<typeof logFact>>;
export type Notice = Readonly<z.infer<typeof notice>>;
export type LiveMessage = LogFact | Notice;

/** What a connection starts with. Not `complete`: what happened since the last message is not known, so read everything anew. */
export const liveStart = z.object({ complete: z.boolean() });

/**
 * The topics under which a message goes out. A fact: `clinic`, `episode:<id>`, its kind, e.g. `dosing-session`, and its stream,
 * `dosing-session:<id>`.
 * A notice: its own topic.
 */
export const topicsOf = (message: LiveMessage): readonly string[] =>
  message.kind === "notice"
    ? [message.topic]
    : ["clinic", `episode:${message.episodeId}`, message.streamKind, `${message.streamKind}:${message.streamId}`];
