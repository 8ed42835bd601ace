import { useState } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { useWords } from "#ui/words/use-words.ts";

import { screeningContract } from "../contract.ts";
import { screeningWords } from "./screening-words.ts";

type StrikeResultProps = { readonly episodeId: string; readonly recordId: string; readonly onClose: () => void };

/** Marks a result as entered in error, with the reason; it stays, struck through. */
export const StrikeResult = ({ episodeId, recordId, onClose }: StrikeResultProps) => {
  const t = useWords(screeningWords);
  const { show } = useToasts();
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const strike = useCommand(screeningContract.strikeResult);
  const isBlank = reason.trim() === "";
  const send = () => {
    setAsked(true);
    if (isBlank) return;
    const done = () => {
      onClose();
      show({ message: t("labs.struckSaved") });
    };
    strike.mutate({ params: { episodeId }, body: { recordId, reason } }, { onSuccess: done });
  };
  const error = asked && isBlank ? t("labs.strikeMissing") : strike.error?.message;
  const actions = (
    <Button kind="primary" busy={strike.isPending} onClick={send}>
      {t("labs.strike")}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={t("labs.strike")} description={t("labs.strikeBody")} actions={actions}>
      <TextField label={t("labs.strikeReason")} value={reason} onChange={setReason} error={error} />
    </Dialog>
  );
};
