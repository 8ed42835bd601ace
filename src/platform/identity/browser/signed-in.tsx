import { useQueryClient } from "@tanstack/react-query";
import { Fragment, useState, type ReactNode } from "react";

import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { act } from "../../http/browser/client.ts";
import { signInContract, type SignInStanding } from "../sign-in-contract.ts";
import { useActivity } from "./activity.ts";
import { LockOverlay } from "./lock-overlay.tsx";
import { LockedScreen } from "./locked-screen.tsx";
import { NotForYou } from "./not-for-you.tsx";
import { PatientEntry } from "./patient-sign-in.tsx";
import { Me } from "./me.ts";
import { signInWords } from "./sign-in-words.ts";
import { StaffSignInAgain } from "./staff-sign-in.tsx";
import { useProblemWatch } from "./use-problem-watch.ts";
import { isSignedIn, standingKey, useStanding, type SignedInStanding } from "./use-standing.ts";

type SignedInProps = {
  readonly kind: "staff" | "patient";
  /** Shown where nobody is signed in yet: `<StaffSignIn />` or `<PatientSignIn />`. The address stays. */
  readonly signIn: ReactNode;
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

const Cover = ({ standing, last }: { readonly standing: SignInStanding | undefined; readonly last: SignedInStanding }) => {
  if (standing === undefined || isSignedIn(standing)) return null;
  if (standing.standing === "locked") {
    return (
      <LockOverlay>
        <LockedScreen locked={standing} />
      </LockOverlay>
    );
  }
  return (
    <LockOverlay>
      {last.standing === "staff" ? <StaffSignInAgain clinic={last.clinic} /> : <PatientEntry clinic={last.clinic} inDialog hasEnded />}
    </LockOverlay>
  );
};

/**
 * Shows its children to a person of one kind who is signed in, and knows them as `useMe()`. When the sign-in locks or ends, a cover
 * lies above them and they stay mounted: what was being typed is there when the same person comes back. Another person gets the page afresh.
 */
export const SignedIn = ({ kind, signIn, children }: SignedInProps) => {
  const t = useWords(signInWords);
  const { data: standing, isPending, isError, refetch } = useStanding();
  const me = useLastSignedIn(standing);
  useProblemWatch();
  useLocking(me, isSignedIn(standing));
  if (me !== undefined && me.standing === kind) {
    return (
      <Me value={me}>
        <Fragment key={me.personId}>{children}</Fragment>
        <Cover standing={standing} last={me} />
      </Me>
    );
  }
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("failed.standing")} kept={t("failed.kept")} onRetry={() => void refetch()} />;
  if (isSignedIn(standing)) return <NotForYou me={standing} />;
  return standing.standing === "locked" && standing.kind === kind ? (
    <LockOverlay>
      <LockedScreen locked={standing} />
    </LockOverlay>
  ) : (
    signIn
  );
};
