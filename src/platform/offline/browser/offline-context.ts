import { createContext, useContext } from "react";

import type { Offline } from "./open-offline.ts";

/** Provided once by the application: `<OfflineContext value={offline}>`. */
export const OfflineContext = createContext<Offline | undefined>(undefined);

export const useOffline = (): Offline => {
  const offline = useContext(OfflineContext);
  if (offline === undefined) throw new Error("Nothing above provides OfflineContext.");
  return offline;
};
