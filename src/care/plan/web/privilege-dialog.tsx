import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { useAction } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { privilegesContract } from "../contract-privileges.ts";
import { privilegeKinds, type PrivilegeKind } from "../rules/privileges.ts";
import { privilegesWords } from "./privileges-words.ts";

type DialogProps = { readonly staffId: string; readonly onClose: () => void };

const usePrivilege = ({ staffId, onClose }: DialogProps) => {
  const t = useWords(privilegesWords);
  const { show } = useToasts();
  const send = useAction(privilegesContract.recordPrivilege);
  const [privilegeId] = useState(newId);
  const [kind, setKind] = useState<PrivilegeKind>("licence");
  const [reference, setReference] = useState("");
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const save = () => {
    const done = () => {
      show({ message: t("saved") });
      onClose();
    };
    const body = { privilegeId, staffId, kind, reference, from, until: until === "" ? null : until };
    send.mutate({ params: {}, body }, { onSuccess: done });
  };
  return { send, kind, setKind, reference, setReference, from, setFrom, until, setUntil, save };
};

/** Records one licence, registration or privilege with its dates; the newest of a kind is what holds. */
export const PrivilegeDialog = (props: DialogProps) => {
  const t = useWords(privilegesWords);
  const { send, kind, setKind, reference, setReference, from, setFrom, until, setUntil, save } = usePrivilege(props);
  const actions = (
    <Button kind="primary" busy={send.isPending} disabled={from === ""} onClick={save}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={props.onClose} title={t("title")} actions={actions}>
      <Stack gap={4}>
        <SelectField
          label={t("kind")}
          value={kind}
          options={privilegeKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          onChange={setKind}
        />
        <TextField label={t("reference")} value={reference} onChange={setReference} />
        <DateField label={t("from")} value={from} onChange={setFrom} />
        <DateField label={t("until")} hint={t("untilHint")} value={until} onChange={setUntil} error={send.error?.message} />
      </Stack>
    </Dialog>
  );
};
