import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { act } from "../../http/browser/client.ts";
import { signInContract } from "../sign-in-contract.ts";

/** Signs this browser out and forgets what it had read, then loads the page anew, so that nothing of one person is left to the next. */
export const useSignOut = (clinicId: string): { readonly signOut: (to?: string) => void; readonly busy: boolean } => {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const run = async (to: string): Promise<void> => {
    setBusy(true);
    try {
      await act(signInContract.signOut, { params: { clinicId }, body: {} });
      queries.clear();
      location.assign(to);
    } finally {
      setBusy(false);
    }
  };
  return { signOut: (to = location.pathname) => void run(to).catch(() => undefined), busy };
};
