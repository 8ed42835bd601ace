import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";

import { signInContract, type SignInStanding } from "#platform/identity/sign-in-contract.ts";

import { musicContract } from "../../contract.ts";
import { openUploads, type Upload, type Uploads } from "./uploads.ts";

/** Who is signed in on this page now, as the server last said. */
const personIn = (queries: QueryClient): string | undefined => {
  const [, standing] = queries.getQueriesData<SignInStanding>({ queryKey: [signInContract.readStanding.path] })[0] ?? [];
  return standing?.standing === "staff" ? standing.personId : undefined;
};

let opened: Uploads | undefined;

const isOnItsWay = ({ state: { kind } }: Upload): boolean =>
  kind === "waiting" || kind === "measuring" || kind === "sending" || kind === "interrupted";

/** The files on their way. Whoever closes the window meanwhile is asked first. */
export const useUploads = (): { readonly uploads: readonly Upload[] } & Uploads => {
  const queries = useQueryClient();
  const [store] = useState(
    () =>
      (opened ??= openUploads(
        () => void queries.invalidateQueries({ queryKey: [musicContract.readMusic.path] }),
        () => personIn(queries),
      )),
  );
  const uploads = useSyncExternalStore(store.subscribe, store.read);
  const busy = uploads.some(isOnItsWay);
  useEffect(() => {
    if (!busy) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [busy]);
  return { uploads, ...store };
};
