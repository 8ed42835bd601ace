import { useWords } from "#ui/words/use-words.ts";

import { tokenPermissions } from "../../staff-contract.ts";
import { administrationWords } from "./administration-words.ts";

/** What a token may do, in words; what is not known here is shown as it is. */
export const usePermissionNames = (): ((permissions: readonly string[]) => string) => {
  const t = useWords(administrationWords);
  const nameOf = (permission: string): string => {
    const known = tokenPermissions.find((one) => one === permission);
    return known === undefined ? permission : t(`may.${known}`);
  };
  return (permissions) => permissions.map(nameOf).join(", ");
};
