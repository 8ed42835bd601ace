import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { RequestProblem } from "../../http/browser/client.ts";
import { problemType } from "./field-errors.ts";
import { standingKey } from "./use-standing.ts";

const telling = ["locked", "second-factor", "not-signed-in"];

/** Asks anew where the browser stands as soon as any answer says that the sign-in is locked or over. */
export const useProblemWatch = (): void => {
  const queries = useQueryClient();
  useEffect(() => {
    const look = (error: unknown) => {
      if (error instanceof RequestProblem && telling.includes(problemType(error)))
        void queries.invalidateQueries({ queryKey: standingKey });
    };
    const stopQueries = queries.getQueryCache().subscribe((event) => {
      if (event.type === "updated" && event.action.type === "error") look(event.action.error);
    });
    const stopMutations = queries.getMutationCache().subscribe((event) => {
      if (event.type === "updated" && event.action.type === "error") look(event.action.error);
    });
    return () => {
      stopQueries();
      stopMutations();
    };
  }, [queries]);
};
