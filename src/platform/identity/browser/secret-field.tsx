import { useState } from "react";

import { Checkbox } from "#ui/controls/checkbox.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { signInWords } from "./sign-in-words.ts";

type SecretFieldProps = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete: "current-password" | "new-password";
};

/** A password that its writer may look at. */
export const SecretField = ({ id, label, hint, error, value, onChange, autoComplete }: SecretFieldProps) => {
  const t = useWords(signInWords);
  const [shown, setShown] = useState(false);
  return (
    <Stack gap={2}>
      <TextField
        id={id}
        label={label}
        hint={hint}
        error={error}
        value={value}
        onChange={onChange}
        type={shown ? "text" : "password"}
        autoComplete={autoComplete}
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
      />
      <Checkbox label={t("show")} checked={shown} onChange={setShown} />
    </Stack>
  );
};
