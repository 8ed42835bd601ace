import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type Compilable,
  type Dialect,
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

/** SQL text with parameters, for what the builder cannot say: statement<Row>`select … where id = ${id}`. */
export const statement = <Row = unknown>(text: TemplateStringsArray, ...values: readonly unknown[]): Statement<Row> => {
  const raw: RawBuilder<Row> = sql<Row>(text, ...values);
  return { compile: () => raw.compile(untyped) };
};
