import pg from "pg";

const { builtins } = pg.types;

const readAs = new Map<number, (text: string) => unknown>([
  [builtins.INT8, (text) => Number(text)],
  [builtins.TIMESTAMPTZ, (text) => Temporal.Instant.from(text)],
  [builtins.DATE, (text) => Temporal.PlainDate.from(text)],
  // json (not jsonb) columns keep the exact text that was hashed; their reader parses it.
  [builtins.JSON, (text) => text],
]);

/** How PostgreSQL's values become values in code: bigint as number, timestamptz as Temporal.Instant, date as Temporal.PlainDate. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    readAs.get(oid) ?? pg.types.getTypeParser(oid, format === "binary" ? "text" : "text"),
};

/** A value as pg sends it: Temporal values as their text. */
export const toParameter = (value: unknown): unknown =>
  value instanceof Temporal.Instant || value instanceof Temporal.PlainDate || value instanceof Temporal.ZonedDateTime
    ? value.toString()
    : value;
