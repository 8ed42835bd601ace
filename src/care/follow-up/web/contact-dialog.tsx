import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { followUpContract, type ContactView } from "../contract.ts";
import { contactOutcomes, contactWays } from "../rules/events.ts";
import { followUpWords } from "./follow-up-words.ts";

/** A member of staff writes down a contact. Mount it to open it. */
export const ContactDialog = ({ episodeId, onClose }: { readonly episodeId: string; readonly onClose: () => void }) => {
  const t = useWords(followUpWords);
  const { show } = useToasts();
  const [contactId] = useState(newId);
  const [how, setHow] = useState<ContactView["how"] | undefined>(undefined);
  const [outcome, setOutcome] = useState<ContactView["outcome"] | undefined>(undefined);
  const [note, setNote] = useState("");
  const [attempt, setAttempt] = useState(0);
  const record = useCommand(followUpContract.recordContact);
  const open = [
    ...(how === undefined ? [{ field: "how", message: t("contact.choose") }] : []),
    ...(outcome === undefined ? [{ field: "outcome", message: t("contact.choose") }] : []),
  ];
  const refused = refusedFields(record.error, "note");
  const problems = attempt > 0 && open.length > 0 ? open : refused;
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const keep = () => {
    setAttempt((count) => count + 1);
    if (how === undefined || outcome === undefined) return;
    const done = () => {
      onClose();
      show({ message: t("contact.kept") });
    };
    record.mutate({ params: { episodeId, contactId }, body: { how, outcome, note } }, { onSuccess: done });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("contact.record")}
      actions={
        <Button kind="primary" busy={record.isPending} onClick={keep}>
          {t("contact.keep")}
        </Button>
      }
    >
      <Stack gap={4}>
        <FormSummary problems={problems} attempt={attempt} />
        <RadioGroup
          id="how"
          label={t("contact.how")}
          layout="row"
          options={contactWays.map((value) => ({ value, label: t(`contact.hows.${value}`) }))}
          value={how}
          onChange={setHow}
          error={errorOf("how")}
        />
        <RadioGroup
          id="outcome"
          label={t("contact.outcome")}
          options={contactOutcomes.map((value) => ({ value, label: t(`contact.outcomes.${value}`) }))}
          value={outcome}
          onChange={setOutcome}
          error={errorOf("outcome")}
        />
        <TextArea name="note" label={t("contact.note")} value={note} onChange={setNote} error={errorOf("note")} />
      </Stack>
    </Dialog>
  );
};
