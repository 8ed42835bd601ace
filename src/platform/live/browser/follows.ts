import type { QueryClient } from "@tanstack/react-query";
import * as z from "zod/mini";

import type { LogFact } from "../live-message.ts";

/** Which facts make a kept answer old: those of one episode, those of some kinds of stream, or both at once; `{}` means any. */
const follows = z.object({ episodeId: z.optional(z.string()), kinds: z.optional(z.array(z.string())) });
const followingMeta = z.object({ follows });

export type Follows = Readonly<z.infer<typeof follows>>;

/** What a query says that it follows (`meta: { follows }`); undefined when it follows nothing. */
export const followsOf = (meta: unknown): Follows | undefined => {
  const parsed = z.safeParse(followingMeta, meta);
  return parsed.success ? parsed.data.follows : undefined;
};

export const isFollowing = ({ episodeId, kinds }: Follows, fact: Pick<LogFact, "episodeId" | "streamKind">): boolean =>
  (episodeId === undefined || episodeId === fact.episodeId) && (kinds === undefined || kinds.includes(fact.streamKind));

/** Marks every answer as old that follows one of these facts; those on screen are read anew. */
export const invalidateFollowing = (queries: QueryClient, facts: readonly LogFact[]): Promise<void> =>
  queries.invalidateQueries({
    predicate: ({ meta }) => {
      const followed = followsOf(meta);
      return followed !== undefined && facts.some((fact) => isFollowing(followed, fact));
    },
  });

/** The same for every answer that follows anything. */
export const invalidateEveryFollowing = (queries: QueryClient): Promise<void> =>
  queries.invalidateQueries({ predicate: ({ meta }) => followsOf(meta) !== undefined });
