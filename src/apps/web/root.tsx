import { Outlet, useRouter, useRouterState } from "@tanstack/react-router";
import { useMemo } from "react";

import { Toasts } from "#ui/controls/toasts.tsx";
import { Navigation } from "#ui/layout/navigation.ts";

/** What every page has: links that follow the router, and notices. */
export const Root = () => {
  const router = useRouter();
  const currentPath = useRouterState({ select: (state) => state.location.pathname });
  const navigation = useMemo(() => ({ navigate: (href: string) => void router.navigate({ href }), currentPath }), [router, currentPath]);
  return (
    <Navigation value={navigation}>
      <Toasts>
        <Outlet />
      </Toasts>
    </Navigation>
  );
};
