import { QueryClientProvider } from "@tanstack/react-query";
import { createRouter, RouterProvider, type AnyRoute } from "@tanstack/react-router";
import { useState } from "react";

import { queries } from "./queries.ts";
import type { visitorTree } from "./routes.tsx";

const routerOf = (routeTree: AnyRoute) => createRouter({ routeTree, defaultPreload: "intent", scrollRestoration: true });

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createRouter<typeof visitorTree>>;
  }
}

/** The application with the addresses of one of its faces. */
export const App = ({ routeTree }: { readonly routeTree: AnyRoute }) => {
  const [router] = useState(() => routerOf(routeTree));
  return (
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
};
