/**
 * A place in a table that is read in the order of its transactions: everything up to this row of this transaction was read.
 * `tx` is a PostgreSQL transaction id (64 bits, so it is text here), `position` the row's number in the table, from 1.
 */
export type Cursor = { readonly tx: string; readonly position: number };

/** Before everything. */
export const beginning: Cursor = { tx: "0", position: 0 };

/** Negative when `one` comes first, 0 when both are the same place. */
export const compareCursors = (one: Cursor, other: Cursor): number => {
  const [first, second] = [BigInt(one.tx), BigInt(other.tx)];
  if (first !== second) return first < second ? -1 : 1;
  return one.position - other.position;
};

/** The text form that travels in server-sent events, e.g. `73201.118`. */
export const formatCursor = (cursor: Cursor): string => `${cursor.tx}.${cursor.position}`;

const highestTx = 2n ** 64n;

/** Undefined when the text is no cursor. */
export const parseCursor = (text: string): Cursor | undefined => {
  const [, tx, position] = /^(\d{1,20})\.(\d{1,16})$/.exec(text) ?? [];
  if (tx === undefined || position === undefined) return undefined;
  const place = Number(position);
  return BigInt(tx) < highestTx && Number.isSafeInteger(place) ? { tx: String(BigInt(tx)), position: place } : undefined;
};
