import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useAction } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { remsContract, type SiteView } from "../contract.ts";
import { remsWords } from "./rems-words.ts";

const names = ["name", "address1", "address2", "city", "state", "zip", "remsId", "representative"] as const;
const empty = {
  ...{ name: "", address1: "", address2: "", city: "", state: "", zip: "", remsId: "", representative: "" },
  ...{ certifiedOn: "", endsOn: "" },
};

/** Records the site's certification as it is now; the entry before stays. Mount it to open it. */
export const SiteDialog = ({ site, onClose }: { readonly site: SiteView | null; readonly onClose: () => void }) => {
  const t = useWords(remsWords);
  const { show } = useToasts();
  const [entryId] = useState(newId);
  const [draft, setDraft] = useState({ ...empty, ...site, endsOn: site?.endsOn ?? "" });
  const [attempt, setAttempt] = useState(0);
  const record = useAction(remsContract.recordSite);
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const required = [...names.filter((name) => name !== "address2"), "certifiedOn" as const];
  const open = required.filter((name) => draft[name].trim() === "").map((field) => ({ field, message: t("site.fill") }));
  const problems = attempt > 0 && open.length > 0 ? open : refusedFields(record.error, "name");
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const keep = () => {
    setAttempt((count) => count + 1);
    if (open.length > 0) return;
    const done = () => {
      onClose();
      show({ message: t("site.saved") });
    };
    const body = { ...draft, endsOn: draft.endsOn === "" ? null : draft.endsOn };
    record.mutate({ params: { entryId }, body }, { onSuccess: done });
  };
  const actions = (
    <Button kind="primary" busy={record.isPending} onClick={keep}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={t(site === null ? "site.record" : "site.recordAgain")}
      description={t("site.intro")}
      actions={actions}
    >
      <Stack gap={4}>
        <FormSummary problems={problems} attempt={attempt} />
        {names.map((name) => (
          <TextField
            key={name}
            id={name}
            label={t(`site.${name}`)}
            value={draft[name]}
            onChange={(value) => change({ [name]: value })}
            error={errorOf(name)}
          />
        ))}
        <DateField
          id="certifiedOn"
          label={t("site.certifiedOn")}
          value={draft.certifiedOn}
          onChange={(certifiedOn) => change({ certifiedOn })}
          error={errorOf("certifiedOn")}
        />
        <DateField
          id="endsOn"
          label={t("site.endsOn")}
          value={draft.endsOn}
          onChange={(endsOn) => change({ endsOn })}
          error={errorOf("endsOn")}
        />
      </Stack>
    </Dialog>
  );
};
