import type { UseQueryResult } from "@tanstack/react-query";

import { useRead } from "../../http/browser/use-read.ts";
import { signInContract, type SignInStanding } from "../sign-in-contract.ts";

/** Where this browser stands: nowhere, one step before the end, locked, or signed in as whom. */
export const useStanding = (): UseQueryResult<SignInStanding> => useRead(signInContract.readStanding, { params: {} });

/** The key under which the standing is kept, for asking anew. */
export const standingKey = [signInContract.readStanding.path];

export type SignedInStanding = Extract<SignInStanding, { standing: "staff" | "patient" }>;

export const isSignedIn = (standing: SignInStanding | undefined): standing is SignedInStanding =>
  standing?.standing === "staff" || standing?.standing === "patient";
