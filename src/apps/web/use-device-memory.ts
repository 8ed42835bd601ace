import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { signInContract } from "#platform/identity/sign-in-contract.ts";

import type * as NoticeModule from "./device-notice.tsx";

/** Keeps what the room needs without a network. Loaded by itself, after the page and of the staff alone. */
export const useDeviceMemory = (): void => {
  const queries = useQueryClient();
  useEffect(() => {
    let stop = (): void => undefined;
    let isHere = true;
    const begin = ({ remember }: typeof NoticeModule): void => {
      if (isHere) stop = remember(queries, signInContract.readStanding);
    };
    void import("./device-notice.tsx").then(begin).catch(() => undefined);
    return () => {
      isHere = false;
      stop();
    };
  }, [queries]);
};
