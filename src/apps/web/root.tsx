import { Outlet, useRouter, useRouterState } from "@tanstack/react-router";
import { useMemo } from "react";

import { Toasts } from "#ui/controls/toasts.tsx";
import { Navigation } from "#ui/layout/navigation.ts";

import { isStaffAddress } from "./is-staff-address.ts";

/** What every page has: links that follow the router, and notices. */
export const Root = () => {
  const router = useRouter();
  const currentPath = useRouterState({ select: (state) => state.location.pathname });
  const navigation = useMemo(() => {
    // Who comes in from the public face has not loaded staff's addresses: the page is loaded anew with them.
    const isElsewhere = (href: string) => isStaffAddress(href) && !("/app" in router.routesByPath);
    const navigate = (href: string) => (isElsewhere(href) ? location.assign(href) : void router.navigate({ href }));
    return { navigate, currentPath };
  }, [router, currentPath]);
  return (
    <Navigation value={navigation}>
      <Toasts>
        <Outlet />
      </Toasts>
    </Navigation>
  );
};
