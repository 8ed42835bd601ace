import { useRouter, useRouterState } from "@tanstack/react-router";
import { useCallback } from "react";

/** The step of a form, kept in the address behind `#`, so that the browser's own Back goes one step back. */
export const useHashStep = (): readonly [string, (step: string, options?: { readonly replace?: boolean }) => void] => {
  const router = useRouter();
  const step = useRouterState({ select: (state) => state.location.hash });
  const go = useCallback(
    (next: string, { replace = false }: { readonly replace?: boolean } = {}) => {
      void router.navigate({ to: ".", search: true, hash: next, replace, hashScrollIntoView: false });
      scrollTo({ top: 0 });
    },
    [router],
  );
  return [step, go];
};
