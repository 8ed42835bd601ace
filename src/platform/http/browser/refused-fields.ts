import type { FieldProblem } from "#ui/controls/form-summary.tsx";

import type { RequestProblem } from "./client.ts";

/** What the server said against a form, as problems of its fields; `otherwise` is the field for what names none. */
export const refusedFields = (error: RequestProblem | null, otherwise: string): readonly FieldProblem[] => {
  if (error === null) return [];
  const named = error.problem.errors ?? [];
  return named.length > 0 ? named : [{ field: otherwise, message: error.message }];
};
