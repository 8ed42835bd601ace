import {
  CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type Compilable,
  type Dialect,
  isOperationNodeSource,
  type RawBuilder,
} from "kysely";

const compileOnly: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};

/**
 * A typed query builder over the tables named in `Tables`. It only builds: a query runs when it is handed to a `Tx`, so nothing
 * can reach the database outside a clinic's transaction.
 */
export const tables = <Tables>(): Kysely<Tables> => new Kysely<Tables>({ dialect: compileOnly });

const untyped = tables<Record<string, never>>();

/** A query that yields rows of one shape, built by `tables()` or by `statement`. */
export type Statement<Row> = Compilable<Row>;

const texts = new WeakMap<TemplateStringsArray, string>();

/** The text of a template whose values are all parameters; made once for each place in the code. */
const textOf = (parts: TemplateStringsArray): string => {
  const known = texts.get(parts);
  if (known !== undefined) return known;
  const text = parts.reduce((before, part, index) => `${before}$${index}${part}`);
  texts.set(parts, text);
  return text;
};

/** SQL text with parameters, for what the builder cannot say: statement<Row>`select … where id = ${id}`. */
export const statement = <Row = unknown>(parts: TemplateStringsArray, ...values: readonly unknown[]): Statement<Row> => {
  if (!values.some(isOperationNodeSource)) return { compile: () => CompiledQuery.raw(textOf(parts), [...values]) };
  const raw: RawBuilder<Row> = sql<Row>(parts, ...values);
  return { compile: () => raw.compile(untyped) };
};
