import { consentSettings } from "#care/consent/rules/data/consent-settings.ts";
import { sessionSettings } from "#care/dosing-session/rules/data/session-settings.ts";
import { followUpSettings } from "#care/follow-up/rules/data/follow-up-settings.ts";
import { measuresSettings } from "#care/measures/rules/data/measures-settings.ts";
import { peopleSettings } from "#care/people/rules/data/people-settings.ts";
import { planSettings } from "#care/plan/rules/data/plan-settings.ts";
import type { SettingGroup } from "#care/protocol/rules/setting-group.ts";

/** Every clinical default that a clinic may change, stage by stage in the order of the journey. A stage adds its own line. */
export const settingGroups: readonly SettingGroup[] = [
  { code: "measures", label: "Questionnaires", settings: measuresSettings },
  { code: "consent", label: "Consent", settings: consentSettings },
  { code: "dosing-session", label: "Dosing session", settings: sessionSettings },
  { code: "plan", label: "Plan, doses and orders", settings: planSettings },
  { code: "follow-up", label: "Follow-up and durability", settings: followUpSettings },
  { code: "people", label: "Keeping records", settings: peopleSettings },
];
