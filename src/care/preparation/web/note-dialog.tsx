import { useState } from "react";
import * as z from "zod/mini";

import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { Button } from "#ui/controls/button.tsx";
import { CheckboxGroup } from "#ui/controls/checkbox-group.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { preparationContract } from "../contract.ts";
import { agendaItems } from "../rules/data/agenda.ts";
import { preparationWords } from "./preparation-words.ts";

const schema = z.object({
  covered: z.array(z.enum(agendaItems)),
  hopes: z.string(),
  fears: z.string(),
  observations: z.string(),
  plan: z.string(),
});
type Draft = z.output<typeof schema>;
const empty: Draft = { covered: [], hopes: "", fears: "", observations: "", plan: "" };

type NoteDialogProps = { readonly episodeId: string; readonly open: boolean; readonly onClose: () => void };

/** A therapist writes and signs a note of a conversation. What is begun stays in this tab until it is signed. */
export const NoteDialog = ({ episodeId, open, onClose }: NoteDialogProps) => {
  const t = useWords(preparationWords);
  const { show } = useToasts();
  const [noteId, setNoteId] = useState(newId);
  const [draft, change, clear] = useDraft(`prepare.note.${episodeId}`, schema, empty);
  const sign = useCommand(preparationContract.signPreparationNote);
  const signNow = () =>
    sign.mutate(
      { params: { episodeId, noteId }, body: draft },
      {
        onSuccess: () => {
          clear();
          setNoteId(newId());
          onClose();
          show({ message: t("note.signed") });
        },
      },
    );
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="wide"
      title={t("note.title")}
      description={t("note.signHint")}
      actions={
        <Button kind="primary" busy={sign.isPending} onClick={signNow}>
          {t("note.sign")}
        </Button>
      }
    >
      <Stack gap={4}>
        <FormSummary problems={refusedFields(sign.error, "keep")} />
        <CheckboxGroup
          label={t("note.covered")}
          layout="row"
          options={agendaItems.map((value) => ({ value, label: t(`note.agenda.${value}`) }))}
          value={draft.covered}
          onChange={(covered) => change({ covered: [...covered] })}
        />
        {(["hopes", "fears", "observations", "plan"] as const).map((field) => (
          <TextArea
            key={field}
            name={field}
            label={t(`note.${field}`)}
            value={draft[field]}
            onChange={(value) => change({ [field]: value })}
          />
        ))}
      </Stack>
    </Dialog>
  );
};
