import type { LoadedScoring } from "./instrument-text.ts";
import { parseCsv } from "./parse-csv.ts";

type Table = { readonly tScores: LoadedScoring["tScores"]; readonly problems: readonly string[] };

/** A T table from CSV with the columns raw and t; what cannot be read is named. */
export const tScoresFromCsv = (csv: string): Table => {
  const parsed = parseCsv(csv);
  if ("malformedAt" in parsed) return { tScores: [], problems: [`Line ${parsed.malformedAt} of the T table is not CSV.`] };
  const [header, ...lines] = parsed.lines;
  if (header?.cells.map((name) => name.trim().toLowerCase()).join(",") !== "raw,t") {
    return { tScores: [], problems: ["The first line of the T table must be raw,t."] };
  }
  const read = lines.map(({ at, cells }) => {
    const [raw = "", t = "", ...more] = cells.map((one) => one.trim());
    const fits = /^\d+$/u.test(raw) && /^\d+(\.\d+)?$/u.test(t) && more.length === 0;
    return fits ? { at, line: { raw: Number(raw), t: Number(t) } } : { at, line: null };
  });
  return {
    tScores: read.flatMap(({ line }) => line ?? []),
    problems: [
      ...(lines.length === 0 ? ["The T table has no line below the first."] : []),
      ...read.flatMap(({ at, line }) => (line === null ? [`Line ${at} of the T table is not a whole raw score and a T score.`] : [])),
    ],
  };
};
