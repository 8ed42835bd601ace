import { useState } from "react";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { CheckboxGroup } from "#ui/controls/checkbox-group.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { consentContract } from "../contract.ts";
import type { ConsentKind } from "../rules/consent-document.ts";
import { reconsentTriggers, type ReconsentTrigger } from "../rules/data/reconsent-triggers.ts";
import { consentWords } from "./consent-words.ts";

type ReconsentDialogProps = { readonly episodeId: string; readonly kinds: readonly ConsentKind[]; readonly onClose: () => void };

/** Staff state that something has changed, so that documents are explained and signed again. */
export const ReconsentDialog = ({ episodeId, kinds, onClose }: ReconsentDialogProps) => {
  const t = useWords(consentWords);
  const { show } = useToasts();
  const [chosen, setChosen] = useState<readonly ConsentKind[]>(kinds.filter((kind) => kind === "treatment"));
  const [trigger, setTrigger] = useState<ReconsentTrigger | "">("");
  const [reason, setReason] = useState("");
  const ask = useCommand(consentContract.requireReconsent);
  const problems = refusedFields(ask.error, "reason");
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const askNow = () => {
    if (trigger === "") return;
    const done = () => {
      onClose();
      show({ message: t("reconsent.done") });
    };
    ask.mutate({ params: { episodeId }, body: { kinds: [...chosen], trigger, reason } }, { onSuccess: done });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("reconsent.title")}
      description={t("reconsent.body")}
      actions={
        <Button kind="danger" busy={ask.isPending} disabled={trigger === ""} onClick={askNow}>
          {t("reconsent.act")}
        </Button>
      }
    >
      <Stack gap={4}>
        <FormSummary problems={problems} attempt={ask.submittedAt} />
        <CheckboxGroup
          label={t("reconsent.kinds")}
          options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={chosen}
          onChange={setChosen}
          error={errorOf("kinds")}
        />
        <SelectField
          label={t("reconsent.trigger")}
          placeholder=""
          value={trigger}
          options={reconsentTriggers.map((value) => ({ value, label: t(`reconsent.triggers.${value}`) }))}
          onChange={setTrigger}
        />
        <TextArea name="reason" label={t("reconsent.reason")} value={reason} onChange={setReason} error={errorOf("reason")} rows={2} />
      </Stack>
    </Dialog>
  );
};
