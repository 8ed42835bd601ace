import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";

import { musicContract } from "../../contract.ts";
import { openUploads, type Upload, type Uploads } from "./uploads.ts";

let opened: Uploads | undefined;

const isOnItsWay = ({ state: { kind } }: Upload): boolean =>
  kind === "waiting" || kind === "measuring" || kind === "sending" || kind === "interrupted";

/** The files on their way. Whoever closes the window meanwhile is asked first. */
export const useUploads = (): { readonly uploads: readonly Upload[] } & Uploads => {
  const queries = useQueryClient();
  const [store] = useState(
    () => (opened ??= openUploads(() => void queries.invalidateQueries({ queryKey: [musicContract.readMusic.path] }))),
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
