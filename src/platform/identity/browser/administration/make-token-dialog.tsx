import { useState } from "react";

import { CheckboxGroup } from "#ui/controls/checkbox-group.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../../http/browser/use-command.ts";
import { staffContract, tokenPermissions } from "../../staff-contract.ts";
import { administrationWords } from "./administration-words.ts";
import { FormDialog } from "./form-dialog.tsx";
import { useSending } from "./use-sending.ts";

type TokenPermission = (typeof tokenPermissions)[number];

type MakeTokenDialogProps = {
  readonly onMade: (made: { readonly name: string; readonly token: string }) => void;
  readonly onClose: () => void;
};

/** Asks what the token is for and what it may do. Mount it to open it. */
export const MakeTokenDialog = ({ onMade, onClose }: MakeTokenDialogProps) => {
  const t = useWords(administrationWords);
  const [name, setName] = useState("");
  const [may, setMay] = useState<readonly TokenPermission[]>(["vitals.ingest"]);
  const make = useAction(staffContract.createToken);
  const missing = [
    ...(name.trim() === "" ? [{ field: "name", message: t("make.nameMissing") }] : []),
    ...(may.length === 0 ? [{ field: "permissions", message: t("make.mayMissing") }] : []),
  ];
  const { send, ...sending } = useSending(missing, make.error);
  const errorOf = (field: string) => sending.problems.find((one) => one.field === field)?.message;
  const submit = () =>
    make.mutate({ params: {}, body: { name, permissions: [...may] } }, { onSuccess: ({ token }) => onMade({ name: name.trim(), token }) });
  return (
    <FormDialog
      title={t("make.title")}
      description={t("make.body")}
      submit={t("make.act")}
      {...sending}
      busy={make.isPending}
      onSubmit={() => send(submit)}
      onClose={onClose}
    >
      <TextField
        id="name"
        label={t("make.name")}
        hint={t("make.nameHint")}
        autoComplete="off"
        maxLength={80}
        required
        value={name}
        onChange={setName}
        error={errorOf("name")}
      />
      <CheckboxGroup<TokenPermission>
        id="permissions"
        label={t("make.may")}
        hint={t("make.mayHint")}
        options={tokenPermissions.map((value) => ({ value, label: t(`may.${value}`) }))}
        value={may}
        onChange={setMay}
        error={errorOf("permissions")}
      />
    </FormDialog>
  );
};
