import type { Uuid } from "#kernel/ids.ts";
import type { Recorded, StreamDefinition } from "#kernel/stream.ts";

import type { Statement } from "../database/query.ts";

/** Where a fact stands: its clinic, episode and stream. */
export type Place = { readonly clinicId: Uuid; readonly episodeId: Uuid; readonly streamId: Uuid };

type AnyEvent = { readonly type: string };

/**
 * Turns the facts of one kind of stream into rows. It only names statements and never reads, so that a rebuild from the log gives
 * the same tables as the live run, and so that its statements travel in the same trip as the commit.
 */
export type Projection = {
  readonly streamKind: string;
  /** The tables that it fills; a rebuild empties them first. */
  readonly tables: readonly string[];
  readonly parse: StreamDefinition<unknown, AnyEvent>["parse"];
  // A method, so that a projection of one stream's own event type fits here: its facts come from that stream's own parser.
  project(place: Place, fact: Recorded<AnyEvent>): readonly Statement<unknown>[];
};

/** Declares a projection of one stream; the facts reach `project` with their own type. */
export const projection = <Event extends AnyEvent>(
  stream: Pick<StreamDefinition<never, Event>, "kind" | "parse">,
  tables: readonly string[],
  project: (place: Place, fact: Recorded<Event>) => readonly Statement<unknown>[],
): Projection => {
  const typed: Omit<Projection, "project"> & { project(place: Place, fact: Recorded<Event>): readonly Statement<unknown>[] } = {
    streamKind: stream.kind,
    tables,
    parse: stream.parse,
    project,
  };
  return typed;
};
