import { Outlet } from "@tanstack/react-router";
import { HeartHandshake, Sun } from "lucide-react";

import { CrisisHelp } from "#care/people/web/crisis-help.tsx";
import { useMe } from "#platform/identity/browser/me.ts";
import { SignedIn } from "#platform/identity/browser/signed-in.tsx";
import { useSignOut } from "#platform/identity/browser/use-sign-out.ts";
import { Button } from "#ui/controls/button.tsx";
import { PatientShell } from "#ui/layout/patient-shell.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { webWords } from "./web-words.ts";

const Frame = () => {
  const t = useWords(webWords);
  const me = useMe();
  const { signOut } = useSignOut(me.clinic.clinicId);
  return (
    <PatientShell
      clinicName={me.clinic.name}
      homeHref="/me"
      help={<CrisisHelp />}
      nav={[
        { href: "/me", label: t("nav.me"), icon: <Sun /> },
        { href: "/me/care", label: t("nav.care"), icon: <HeartHandshake /> },
      ]}
      account={
        <Button kind="quiet" onClick={() => signOut("/")}>
          {t("person.signOut")}
        </Button>
      }
    >
      <Outlet />
    </PatientShell>
  );
};

/** The application as a patient sees it, on a phone first. */
export const PatientFace = () => (
  <SignedIn kind="patient">
    <Frame />
  </SignedIn>
);
