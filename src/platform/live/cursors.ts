import { formatCursor, parseCursor, type Cursor } from "../event-log/cursor.ts";

/** How far a reader has come in each source, by the source's name. */
export type Cursors = ReadonlyMap<string, Cursor>;

/** The text form, the id of a server-sent event: `log:73201.118,samples:73209.4410`. */
export const formatCursors = (cursors: Cursors): string =>
  [...cursors].map(([name, cursor]) => `${name}:${formatCursor(cursor)}`).join(",");

/** Undefined when the text is no such id. */
export const parseCursors = (text: string): Cursors | undefined => {
  const cursors = new Map<string, Cursor>();
  for (const part of text.slice(0, 1_000).split(",")) {
    const [, name, place = ""] = /^([a-z][a-z-]{0,31}):(.+)$/.exec(part) ?? [];
    const cursor = parseCursor(place);
    if (name === undefined || cursor === undefined) return undefined;
    cursors.set(name, cursor);
  }
  return cursors;
};
