import { SelectField } from "#ui/controls/select-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { roomWords } from "./room-words.ts";

/** What people say of something that they had no hand free for. */
const choices: readonly number[] = [0, 1, 2, 3, 5, 10, 15, 20, 30, 45, 60];

type WhenFieldProps = { readonly minutesAgo: number; readonly onChange: (minutesAgo: number) => void };

/** When it was so: now, unless a person says that it was some minutes ago. */
export const WhenField = ({ minutesAgo, onChange }: WhenFieldProps) => {
  const t = useWords(roomWords);
  return (
    <SelectField
      name="when"
      label={t("when.label")}
      value={String(minutesAgo)}
      onChange={(value) => onChange(Number(value))}
      options={choices.map((count) => ({ value: String(count), label: count === 0 ? t("when.now") : t("when.ago", { count }) }))}
    />
  );
};
