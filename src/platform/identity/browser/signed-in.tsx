import { useQueryClient } from "@tanstack/react-query";
import { Fragment, lazy, Suspense, useEffect, useState, type ReactNode } from "react";

import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { act } from "../../http/browser/client.ts";
import { signInContract, type SignInStanding } from "../sign-in-contract.ts";
import { useActivity } from "./activity.ts";
import type * as EntranceModule from "./entrance.tsx";
import { LockOverlay } from "./lock-overlay.tsx";
import { Me } from "./me.ts";
import { standingWords } from "./standing-words.ts";
import { useProblemWatch } from "./use-problem-watch.ts";
import { isSignedIn, standingKey, useStanding, type SignedInStanding } from "./use-standing.ts";

const retryMs = 2_000;
const laterMs = 3_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Tries until it is there: what covers a page must never give up and show it. */
const fetchEntrance = async (): Promise<typeof EntranceModule> => {
  for (;;) {
    const fetched = await import("./entrance.tsx").catch(() => undefined);
    if (fetched !== undefined) return fetched;
    await pause(retryMs);
  }
};
const Entrance = lazy(async () => ({ default: (await fetchEntrance()).Entrance }));
const Return = lazy(async () => ({ default: (await fetchEntrance()).Return }));

/** So that the lock is there when it is needed, also without a network. */
const useEntranceLater = (): void => {
  useEffect(() => {
    const later = setTimeout(() => void fetchEntrance(), laterMs);
    return () => clearTimeout(later);
  }, []);
};

type SignedInProps = {
  /** Who may see the children; anybody else is asked to sign in, at the same address. */
  readonly kind: "staff" | "patient";
  readonly children: ReactNode;
};

/** Keeps whoever was signed in on this page, so that a lock or an end covers the page and does not take it away. */
const useLastSignedIn = (standing: SignInStanding | undefined): SignedInStanding | undefined => {
  const [last, setLast] = useState<SignedInStanding | undefined>(undefined);
  if (isSignedIn(standing) && standing !== last) setLast(standing);
  return isSignedIn(standing) ? standing : last;
};

const useLocking = (me: SignedInStanding | undefined, isOpen: boolean): void => {
  const queries = useQueryClient();
  const lock = async (clinicId: string): Promise<void> => {
    await act(signInContract.lock, { params: { clinicId }, body: {} }).catch(() => undefined);
    await queries.invalidateQueries({ queryKey: standingKey });
  };
  useActivity({
    isOn: isOpen && me !== undefined,
    locksAfterMinutes: me?.locksAfterMinutes ?? 0,
    onActive: () => void act(signInContract.stayHere, { params: {}, body: {} }).catch(() => undefined),
    onIdle: () => void (me !== undefined && lock(me.clinic.clinicId)),
  });
};

const waiting = <LoadingState shape="panel" />;

const Cover = ({ standing, last }: { readonly standing: SignInStanding | undefined; readonly last: SignedInStanding }) => {
  if (standing === undefined || isSignedIn(standing)) return null;
  return (
    <LockOverlay>
      <Suspense fallback={waiting}>
        <Return standing={standing} last={last} />
      </Suspense>
    </LockOverlay>
  );
};

/**
 * Shows its children to a person of one kind who is signed in, and knows them as `useMe()`. When the sign-in locks or ends, a cover
 * lies above them and they stay mounted: what was being typed is there when the same person comes back. Another person gets the page afresh.
 */
export const SignedIn = ({ kind, children }: SignedInProps) => {
  const t = useWords(standingWords);
  const { data: standing, isPending, isError, refetch } = useStanding();
  const me = useLastSignedIn(standing);
  useProblemWatch();
  useLocking(me, isSignedIn(standing));
  useEntranceLater();
  if (me !== undefined && me.standing === kind) {
    return (
      <Me value={me}>
        <Fragment key={me.personId}>{children}</Fragment>
        <Cover standing={standing} last={me} />
      </Me>
    );
  }
  if (isPending) return waiting;
  if (isError) return <ErrorState title={t("failed")} kept={t("kept")} onRetry={() => void refetch()} />;
  return (
    <Suspense fallback={waiting}>
      <Entrance kind={kind} standing={standing} />
    </Suspense>
  );
};
