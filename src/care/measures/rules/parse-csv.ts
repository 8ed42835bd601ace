/** One line of a CSV file and the number of the line of text that it begins on. */
export type CsvLine = { readonly at: number; readonly cells: readonly string[] };

const cell = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/uy;

/** Lines and cells by RFC 4180: cells in quotes may hold commas, quotes and line ends. @returns the text line that is malformed */
export const parseCsv = (csv: string): { readonly lines: readonly CsvLine[] } | { readonly malformedAt: number } => {
  const text = csv.startsWith("\u{FEFF}") ? csv.slice(1) : csv;
  const lines: CsvLine[] = [];
  let cells: string[] = [];
  let [place, at, began] = [0, 1, 1];
  while (place < text.length || cells.length > 0) {
    cell.lastIndex = place;
    const found = cell.exec(text);
    if (found === null) return { malformedAt: at };
    const [whole, quoted, plain = "", end = ""] = found;
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    place += whole.length;
    at += whole.split(/\r\n|\n|\r/u).length - 1;
    if (end === ",") continue;
    if (cells.some((one) => one !== "")) lines.push({ at: began, cells });
    cells = [];
    began = at;
  }
  return { lines };
};
