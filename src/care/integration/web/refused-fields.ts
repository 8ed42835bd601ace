import type { RequestProblem } from "#platform/http/browser/client.ts";
import type { FieldProblem } from "#ui/controls/form-summary.tsx";

/** What the server said against a form, as problems of its fields; `otherwise` is the field for what names none. */
export const refusedFields = (error: RequestProblem | null, otherwise: string): readonly FieldProblem[] =>
  error === null ? [] : (error.problem.errors ?? [{ field: otherwise, message: error.message }]);
