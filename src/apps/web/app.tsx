import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRouter, RouterProvider } from "@tanstack/react-router";

import { RequestProblem } from "#platform/http/browser/client.ts";

import { routeTree } from "./routes.tsx";

const mayRetry = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof RequestProblem && (error.problem.status === 0 || error.problem.status >= 500);

const queries = new QueryClient({ defaultOptions: { queries: { retry: mayRetry, staleTime: 5_000 } } });

const router = createRouter({ routeTree, defaultPreload: "intent", scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}

export const App = () => (
  <QueryClientProvider client={queries}>
    <RouterProvider router={router} />
  </QueryClientProvider>
);
