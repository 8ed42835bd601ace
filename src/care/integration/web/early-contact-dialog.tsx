import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { integrationContract } from "../contract.ts";
import { contactWays, safetyAnswers, type EarlyContact } from "../rules/events.ts";
import { integrationWords } from "./integration-words.ts";

type EarlyContactDialogProps = { readonly episodeId: string; readonly sessionId: string; readonly onClose: () => void };

/** A member of staff writes down the first contact after a dose. Mount it to open it. */
export const EarlyContactDialog = ({ episodeId, sessionId, onClose }: EarlyContactDialogProps) => {
  const t = useWords(integrationWords);
  const { show } = useToasts();
  const [contactId] = useState(newId);
  const [how, setHow] = useState<EarlyContact["how"] | undefined>(undefined);
  const [reached, setReached] = useState(false);
  const [safety, setSafety] = useState<EarlyContact["safety"] | undefined>(undefined);
  const [note, setNote] = useState("");
  const [attempt, setAttempt] = useState(0);
  const record = useCommand(integrationContract.recordEarlyContact);
  const open = [
    ...(how === undefined ? [{ field: "how", message: t("contact.choose") }] : []),
    ...(safety === undefined ? [{ field: "safety", message: t("contact.choose") }] : []),
  ];
  const problems = attempt > 0 && open.length > 0 ? open : refusedFields(record.error, "note");
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const keep = () => {
    setAttempt((count) => count + 1);
    if (how === undefined || safety === undefined) return;
    const done = () => {
      onClose();
      show({ message: t("contact.kept") });
    };
    record.mutate({ params: { episodeId, contactId }, body: { sessionId, how, reached, safety, note } }, { onSuccess: done });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("contact.title")}
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
        <Checkbox label={t("contact.reached")} checked={reached} onChange={setReached} />
        <RadioGroup
          id="safety"
          label={t("contact.safety")}
          options={safetyAnswers.map((value) => ({ value, label: t(`contact.safeties.${value}`) }))}
          value={safety}
          onChange={setSafety}
          error={errorOf("safety")}
        />
        {safety === "concern" && <p role="status">{t("contact.concernHint")}</p>}
        <TextArea name="note" label={t("contact.note")} value={note} onChange={setNote} error={errorOf("note")} />
      </Stack>
    </Dialog>
  );
};
