import { CheckboxGroup } from "#ui/controls/checkbox-group.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { StaffRole } from "../../permissions.ts";
import { entryWords, roleOrder } from "../entry-words.ts";
import { administrationWords } from "./administration-words.ts";

type RolesFieldProps = {
  readonly value: readonly StaffRole[];
  readonly onChange: (roles: readonly StaffRole[]) => void;
  readonly error: string | undefined;
};

/** The roles of one person, each with what it is for. */
export const RolesField = ({ value, onChange, error }: RolesFieldProps) => {
  const t = useWords(administrationWords);
  const names = useWords(entryWords);
  return (
    <CheckboxGroup<StaffRole>
      id="roles"
      label={t("fields.roles")}
      hint={t("fields.rolesHint")}
      options={roleOrder.map((role) => ({ value: role, label: names(`roles.${role}`), hint: names(`does.${role}`) }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
};
