import { Button } from "#ui/controls/button.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { EntryCard } from "./entry-card.tsx";
import { signInWords } from "./sign-in-words.ts";
import { useSignOut } from "./use-sign-out.ts";
import type { SignedInStanding } from "./use-standing.ts";

/** A patient at a staff page, or the other way round. */
export const NotForYou = ({ me }: { readonly me: SignedInStanding }) => {
  const t = useWords(signInWords);
  const { signOut, busy } = useSignOut(me.clinic.clinicId);
  const title = me.standing === "patient" ? t("notForYou.title") : t("notForYou.patientTitle");
  return (
    <EntryCard clinicName={me.clinic.name} title={title} intro={t("notForYou.body", { name: me.name })}>
      <Button busy={busy} onClick={() => signOut()}>
        {t("notForYou.signOut")}
      </Button>
    </EntryCard>
  );
};
