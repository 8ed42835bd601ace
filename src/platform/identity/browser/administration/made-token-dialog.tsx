import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { administrationWords } from "./administration-words.ts";

type MadeTokenDialogProps = { readonly name: string; readonly token: string; readonly onClose: () => void };

/** A new token, the one time that it is shown. Over plain http the browser has no clipboard: then it is copied by hand. */
export const MadeTokenDialog = ({ name, token, onClose }: MadeTokenDialogProps) => {
  const t = useWords(administrationWords);
  const [copy, setCopy] = useState<"copied" | "notCopied" | undefined>(undefined);
  const copyToken = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(token);
      setCopy("copied");
    } catch {
      setCopy("notCopied");
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("made.title", { name })}
      description={t("made.body")}
      actions={
        <>
          <Button onClick={() => void copyToken()}>{t("made.copy")}</Button>
          <Button kind="primary" onClick={onClose}>
            {t("made.kept")}
          </Button>
        </>
      }
    >
      <Stack gap={3}>
        <TextArea
          id="made-token"
          label={t("made.label")}
          value={token}
          onChange={() => undefined}
          readOnly
          rows={2}
          autoComplete="off"
          spellCheck={false}
          onFocus={(event) => event.target.select()}
        />
        <p role="status">{copy === undefined ? "" : t(`made.${copy}`)}</p>
      </Stack>
    </Dialog>
  );
};
