import { useWords } from "#ui/words/use-words.ts";

import { staffRoles } from "../../permissions.ts";
import type { ChangeEntry } from "../../staff-contract.ts";
import { entryWords } from "../entry-words.ts";
import { administrationWords } from "./administration-words.ts";
import { usePermissionNames } from "./use-permission-names.ts";

type Kind = keyof (typeof administrationWords)["en"]["changes"]["what"];

const isKind = (what: string): what is Kind => what in administrationWords.en.changes.what;

type ChangeWords = { readonly title: string; readonly body: string; readonly by: string };

/** A change in words: whose, what, by whom. A kind or detail that this version does not know is shown as it is. */
export const useChangeWords = (): ((change: ChangeEntry) => ChangeWords) => {
  const t = useWords(administrationWords);
  const roleWords = useWords(entryWords);
  const permissionsOf = usePermissionNames();
  const detailOf = (detail: string): string => {
    const role = staffRoles.find((one) => one === detail);
    return role === undefined ? permissionsOf(detail.split(", ")) : roleWords(`roles.${role}`);
  };
  const subjectOf = ({ subjectKind, subjectName }: ChangeEntry): string =>
    subjectName ?? t(subjectKind === "patient" ? "changes.patient" : "changes.gone");
  const actorOf = ({ actorKind, actorName }: ChangeEntry): string =>
    actorName ?? t(actorKind === "system" ? "changes.system" : actorKind === "patient" ? "changes.byPatient" : "changes.gone");
  return (change) => {
    const what = isKind(change.what) ? t(`changes.what.${change.what}`) : change.what;
    return {
      title: subjectOf(change),
      body: change.detail === "" ? what : `${what}: ${detailOf(change.detail)}`,
      by: t("changes.by", { who: actorOf(change) }),
    };
  };
};
