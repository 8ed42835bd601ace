import type { RequestProblem } from "../../http/browser/client.ts";

/** The words beside one field of a form that was sent. */
export const errorAt = (error: RequestProblem | null, field: string): string | undefined =>
  error?.problem.errors?.find((one) => one.field === field)?.message;

/** What an answer says beside no field of this form: shown above its button. */
export const errorApart = (error: RequestProblem | null, fields: readonly string[]): string | undefined => {
  if (error === null) return undefined;
  const beside = error.problem.errors?.some((one) => fields.includes(one.field)) ?? false;
  return beside ? undefined : error.problem.detail;
};

/** The last part of a problem's type: `/problems/locked` is `locked`. */
export const problemType = (error: RequestProblem): string => error.problem.type.split("/").at(-1) ?? "";
