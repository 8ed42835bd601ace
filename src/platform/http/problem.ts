import type { Refusal } from "#kernel/decision.ts";

import type { Waiting } from "../identity/caller.ts";

/** One field that could not be taken, with the reason in plain words. */
export type FieldProblem = { readonly field: string; readonly message: string };

/** An error answer (RFC 9457). `rule` is the number of the clinical rule that refused, `errors` the fields to mend. */
export type Problem = {
  readonly isProblem: true;
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly rule?: string;
  readonly errors?: readonly FieldProblem[];
};

export const problem = (status: number, type: string, title: string, detail: string): Problem => ({
  isProblem: true,
  status,
  type,
  title,
  detail,
});

export const notFound = (): Problem => problem(404, "not-found", "Not found", "There is nothing here that you may see.");

export const notSignedIn = (waiting?: Waiting): Problem => {
  switch (waiting) {
    case undefined:
      return problem(401, "not-signed-in", "Please sign in", "You are not signed in, or your sign-in has ended. What you typed is kept.");
    case "locked":
      return problem(401, "locked", "Locked", "This sign-in is locked because nobody used it for a while. What you typed is kept.");
    case "second-factor":
      return problem(401, "second-factor", "One more step", "Your password was right. Give the code from your authenticator app to go on.");
  }
};

export const unknownToken = (): Problem =>
  problem(
    401,
    "unknown-token",
    "This token does not count",
    "The token is not known to this server, or it was withdrawn. Nothing was taken in.",
  );

export const notAllowed = (): Problem =>
  problem(403, "not-allowed", "Not allowed", "Your role in this clinic does not allow this. Nothing was changed.");

export const databaseAway = (): Problem =>
  problem(503, "unavailable", "Not ready", "The database does not answer at the moment. Please try again; sending the same again is safe.");

export const refused = (refusal: Refusal): Problem => ({
  ...problem(409, "refused", "Not accepted", refusal.message),
  rule: refusal.rule,
  ...(refusal.field === undefined ? {} : { errors: [{ field: refusal.field, message: refusal.message }] }),
});

export const invalid = (errors: readonly FieldProblem[]): Problem => ({
  ...problem(422, "invalid", "Some fields need attention", "Nothing was changed. Please look at the fields named here."),
  errors,
});

export const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" && value !== null && "isProblem" in value && value.isProblem === true;
