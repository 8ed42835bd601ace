/** A row of a CSV file by its column names, and where it stands (1 is the first line after the header). */
export type CsvRow = { readonly line: number; readonly cells: Readonly<Record<string, string>> };

/** Splits one line; a quoted cell may hold commas and doubled quotes. */
const cellsOf = (line: string): readonly string[] => {
  const cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"?|([^,]*))(,|$)/gy;
  for (let match = cell.exec(line); match !== null; match = cell.exec(line)) {
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "" || cell.lastIndex > line.length) break;
  }
  return cells;
};

/** Reads comma-separated text with a header line. Short rows have empty cells; what is too much is dropped. It never fails. */
export const readCsv = (text: string): { readonly columns: readonly string[]; readonly rows: readonly CsvRow[] } => {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const columns = cellsOf(lines[0] ?? "").map((name) => name.trim());
  const rows = lines.slice(1).flatMap((line, index): readonly CsvRow[] => {
    if (line.trim() === "") return [];
    const cells = cellsOf(line);
    return [{ line: index + 1, cells: Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ""])) }];
  });
  return { columns, rows };
};
