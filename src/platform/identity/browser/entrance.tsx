import type { SignInStanding } from "../sign-in-contract.ts";
import { LockOverlay } from "./lock-overlay.tsx";
import { LockedScreen } from "./locked-screen.tsx";
import { NotForYou } from "./not-for-you.tsx";
import { PatientEntry, PatientSignIn } from "./patient-sign-in.tsx";
import { StaffSignIn, StaffSignInAgain } from "./staff-sign-in.tsx";
import { SwitchPerson } from "./switch-person.tsx";
import { isSignedIn, type SignedInStanding } from "./use-standing.ts";

// What somebody meets who is not let in. It is fetched by itself: whoever is in does not wait for it (see `signed-in.tsx`).

type EntranceProps = { readonly kind: "staff" | "patient"; readonly standing: SignInStanding };

/** In the place of a page: the sign-in, the lock, or a word to somebody of the other kind. */
export const Entrance = ({ kind, standing }: EntranceProps) => {
  if (isSignedIn(standing)) return <NotForYou me={standing} />;
  if (standing.standing === "locked" && standing.kind === kind) {
    return (
      <LockOverlay>
        <LockedScreen locked={standing} />
      </LockOverlay>
    );
  }
  return kind === "staff" ? <StaffSignIn /> : <PatientSignIn />;
};

type ReturnProps = { readonly standing: Exclude<SignInStanding, SignedInStanding>; readonly last: SignedInStanding };

/** Inside the cover above a page: how the person who was here comes back. */
export const Return = ({ standing, last }: ReturnProps) => {
  if (standing.standing === "locked") return <LockedScreen locked={standing} />;
  return last.standing === "staff" ? <StaffSignInAgain clinic={last.clinic} /> : <PatientEntry clinic={last.clinic} inDialog hasEnded />;
};

/** Asks who goes on with this device. It is here because the ways to sign in are. */
export const HandOver = ({ onClose }: { readonly onClose: () => void }) => <SwitchPerson onClose={onClose} />;
