import { QueryClient } from "@tanstack/react-query";

import { RequestProblem } from "#platform/http/browser/client.ts";

const mayRetry = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof RequestProblem && (error.problem.status === 0 || error.problem.status >= 500);

/** What this page has read from the server. */
export const queries = new QueryClient({ defaultOptions: { queries: { retry: mayRetry, staleTime: 5_000 } } });
