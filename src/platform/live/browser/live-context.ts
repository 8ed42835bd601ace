import { createContext, use } from "react";

import type { Live } from "./live.ts";

/** The page's connection: `<LiveContext value={openLive()}>` around the application. */
export const LiveContext = createContext<Live | undefined>(undefined);

export const useLiveConnection = (): Live => {
  const live = use(LiveContext);
  if (live === undefined) throw new Error("There is no LiveContext around this component.");
  return live;
};
