import { createContext, useContext } from "react";

import type { SignedInStanding } from "./use-standing.ts";

/** Who is signed in, below `SignedIn`. */
export const Me = createContext<SignedInStanding | undefined>(undefined);

/** The person who is signed in: name, clinic, permissions. Only below `SignedIn`. */
export const useMe = (): SignedInStanding => {
  const me = useContext(Me);
  if (me === undefined) throw new Error("useMe is used outside SignedIn.");
  return me;
};

/** Whether the person may do something; screens leave out what they may not. The server decides all the same. */
export const useMay = (permission: string): boolean => useMe().permissions.includes(permission);
