import type { CloseBy } from "./safety-rule.ts";

/** What a person may close flags as, by what they are allowed to do in the clinic (SAF-4). */
export const closesAs = (permissions: ReadonlySet<string>): readonly CloseBy[] => {
  const held: readonly (CloseBy | null)[] = [
    permissions.has("safety.close") ? "clinician" : null,
    permissions.has("order.sign") ? "prescriber" : null,
    permissions.has("safety.comply") ? "compliance" : null,
  ];
  return held.filter((one) => one !== null);
};
