/** Bytes of a file, the last one included. */
export type ByteRange = { readonly from: number; readonly to: number };

/**
 * What a `Range` header asks of a file of so many bytes, cut to pieces of `most` bytes that never cross the border of a piece as it is kept
 * (RFC 9110 lets a server answer less). Null: nothing was asked that can be given.
 */
export const byteRange = (header: string | undefined, size: number, most: number): ByteRange | null => {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(header ?? "");
  if (asked === null) return null;
  const [, first = "", last = ""] = asked;
  if (first === "" && last === "") return null;
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === "" || last === "" ? size - 1 : Math.min(size - 1, Number(last));
  if (from >= size || to < from) return null;
  const border = (Math.floor(from / most) + 1) * most - 1;
  return { from, to: Math.min(to, border) };
};
