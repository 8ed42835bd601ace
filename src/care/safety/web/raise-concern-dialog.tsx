import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { safetyContract } from "../contract.ts";
import { concernKinds, emptyConcern, evidenceOf, type ConcernDraft } from "./concern-draft.ts";
import { ConcernFields } from "./concern-fields.tsx";
import { concernWords } from "./concern-words.ts";

type RaiseConcernDialogProps = { readonly episodeId: string; readonly onClose: () => void };

/** Writes down what a member of staff found. Mounted anew for each concern. */
export const RaiseConcernDialog = ({ episodeId, onClose }: RaiseConcernDialogProps) => {
  const t = useWords(concernWords);
  const { show } = useToasts();
  const [concernId] = useState(newId);
  const [draft, setDraft] = useState<ConcernDraft>(emptyConcern);
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const raise = useCommand(safetyContract.raiseSafetyConcern);
  const change = (part: Partial<ConcernDraft>) => setDraft((before) => ({ ...before, ...part }));
  const evidence = evidenceOf(draft);
  const send = () => {
    setTried(true);
    if (evidence === undefined) return;
    const done = () => {
      onClose();
      show({ message: t("kept") });
    };
    raise.mutate({ params: { episodeId }, body: { concernId, evidence, note } }, { onSuccess: done });
  };
  const incomplete = tried && evidence === undefined ? t("incomplete") : undefined;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      description={t("body")}
      actions={
        <Button kind="primary" busy={raise.isPending} onClick={send}>
          {t("keep")}
        </Button>
      }
    >
      <Stack gap={5}>
        <SelectField
          label={t("kind")}
          required
          options={concernKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={draft.kind}
          onChange={(kind) => setDraft({ ...emptyConcern, kind })}
        />
        <ConcernFields draft={draft} change={change} />
        <TextArea label={t("note")} value={note} onChange={setNote} error={incomplete ?? raise.error?.message} />
      </Stack>
    </Dialog>
  );
};
