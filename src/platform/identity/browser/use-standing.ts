import type { QueryClient, UseQueryResult } from "@tanstack/react-query";

import { readEarly, useRead } from "../../http/browser/use-read.ts";
import { signInContract, type SignInStanding } from "../sign-in-contract.ts";

/** Where this browser stands: nowhere, one step before the end, locked, or signed in as whom. */
export const useStanding = (): UseQueryResult<SignInStanding> => useRead(signInContract.readStanding, { params: {} });

/** Asks where this browser stands while the page that wants to know it is still being put together. */
export const askStanding = (queries: QueryClient): void => readEarly(queries, signInContract.readStanding, { params: {} });

/** The key under which the standing is kept, for asking anew. */
export const standingKey = [signInContract.readStanding.path];

export type SignedInStanding = Extract<SignInStanding, { standing: "staff" | "patient" }>;

export const isSignedIn = (standing: SignInStanding | undefined): standing is SignedInStanding =>
  standing?.standing === "staff" || standing?.standing === "patient";
