import { useWords } from "#ui/words/use-words.ts";

import type { StaffRole } from "../../permissions.ts";
import { entryWords } from "../entry-words.ts";

/** Roles in words, in one line: "Therapist, Session monitor". */
export const useRoleNames = (): ((roles: readonly StaffRole[]) => string) => {
  const t = useWords(entryWords);
  return (roles) => roles.map((role) => t(`roles.${role}`)).join(", ");
};
