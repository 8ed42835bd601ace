import * as z from "zod/mini";

import type { Permission } from "../identity/permissions.ts";
import { instant } from "./schema.ts";

type Schema = z.ZodMiniType;

/** `:name` parts of a path, all of them ids unless the route says otherwise. */
type PathNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PathNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
export type Params<Path extends string> = { readonly [Name in PathNames<Path>]: string };

/** Whose chart a route opens: the patient of an episode, a patient by id, or nobody's. Opening a chart is logged. */
export type Chart = "episode" | "patient" | "none";

type Common<Path extends string> = {
  readonly path: Path;
  readonly summary: string;
  readonly permission: Permission | "public";
  /** Patients, too, may call it, for their own chart only. */
  readonly ownPermission?: "own.read" | "own.write";
  /** Patients with a narrow sign-in may call it when its scope is of this kind and has the id in this part of the path. */
  readonly ownScope?: { readonly kind: string; readonly param: string };
  /** The person must have proved who they are in the last minutes: an unlocked tablet alone cannot sign. */
  readonly freshProof?: true;
  readonly chart: Chart;
};

export type Read<Path extends string = string, Query extends Schema = Schema, Response extends Schema = Schema> = Common<Path> & {
  readonly kind: "read";
  readonly method: "GET";
  readonly query: Query;
  readonly response: Response;
};

/** States or asks for one thing in the clinical log. Carries an `Idempotency-Key`: the command's id. */
export type Command<Path extends string = string, Body extends Schema = Schema> = Common<Path> & {
  readonly kind: "command";
  readonly method: "POST";
  readonly body: Body;
};

/** Changes something outside the log (a directory, a setting, a sign-in), or needs an answer of its own. */
export type Action<Path extends string = string, Body extends Schema = Schema, Response extends Schema = Schema> = Common<Path> & {
  readonly kind: "action";
  readonly method: "POST" | "PUT" | "DELETE";
  readonly body: Body;
  readonly response: Response;
};

/** Answers bytes (a document to keep or print) instead of JSON. */
export type File<Path extends string = string> = Common<Path> & { readonly kind: "file"; readonly method: "GET" };

/** What a file route answers. `fileName` names no person: it ends up in download folders. */
export type FileAnswer = {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
  /** Set when the bytes are a part of a longer file: where they begin in it, and how long all of it is. */
  readonly partOf?: { readonly from: number; readonly size: number };
};

/** An answer that is JSON already: what is long and kept as JSON is not taken apart only to be written again. */
export type JsonText = { readonly jsonText: string };

export type Route = Read | Command | Action | File;
export type Contract = Readonly<Record<string, Route>>;

/** When it was so, by the person's clock and by the device's, and how far the latter was known to be off. Every command carries it. */
export const commandTimes = z.object({
  observedAt: instant,
  deviceAt: z.optional(z.nullable(instant)),
  clockOffsetMs: z.optional(z.int()),
});

/** What every accepted command answers: the stream and the version at which it stands now. */
export const commandAnswer = z.object({ streamId: z.string(), version: z.number(), repeated: z.boolean() });
export type CommandAnswer = z.infer<typeof commandAnswer>;

export const nothing = z.object({});

export const read = <Path extends string, Response extends Schema, Query extends Schema = typeof nothing>(
  route: Common<Path> & { readonly response: Response; readonly query?: Query },
): Read<Path, Query | typeof nothing, Response> => ({ ...route, kind: "read", method: "GET", query: route.query ?? nothing });

export const command = <Path extends string, Body extends Schema>(route: Common<Path> & { readonly body: Body }): Command<Path, Body> => ({
  ...route,
  kind: "command",
  method: "POST",
});

export const action = <Path extends string, Body extends Schema, Response extends Schema>(
  route: Common<Path> & { readonly method?: "POST" | "PUT" | "DELETE"; readonly body: Body; readonly response: Response },
): Action<Path, Body, Response> => ({ method: "POST", ...route, kind: "action" });

export const file = <Path extends string>(route: Common<Path>): File<Path> => ({ ...route, kind: "file", method: "GET" });

export type PathOf<R extends Route> = R["path"];
export type QueryOf<R extends Read> = z.output<R["query"]>;
export type BodyOf<R extends Command | Action> = z.output<R["body"]>;
export type SentBody<R extends Command | Action> = z.input<R["body"]>;
export type AnswerOf<R extends Read | Action> = z.output<R["response"]>;
