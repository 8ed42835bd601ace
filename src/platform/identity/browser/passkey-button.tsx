import { KeyRound } from "lucide-react";

import { Button } from "#ui/controls/button.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { FormError } from "./form-error.tsx";
import { signInWords } from "./sign-in-words.ts";
import type { PasskeyUse } from "./use-passkey.ts";

/** The passkey way in, or nothing where the browser has none. */
export const PasskeyButton = ({ passkey, primary = false }: { readonly passkey: PasskeyUse; readonly primary?: boolean }) => {
  const t = useWords(signInWords);
  if (!passkey.isPossible) return null;
  const { error } = passkey;
  return (
    <>
      <Button wide kind={primary ? "primary" : "secondary"} icon={<KeyRound />} busy={passkey.busy} onClick={passkey.start}>
        {t("passkey.use")}
      </Button>
      <FormError message={error === "stopped" ? t("passkey.stopped") : error?.problem.detail} />
    </>
  );
};
