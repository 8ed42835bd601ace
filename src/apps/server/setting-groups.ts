import { adverseEventSettings } from "#care/adverse-events/rules/data/adverse-event-settings.ts";
import { consentSettings } from "#care/consent/rules/data/consent-settings.ts";
import { deviceSettings } from "#care/devices/rules/data/device-settings.ts";
import { sessionSettings } from "#care/dosing-session/rules/data/session-settings.ts";
import { followUpSettings } from "#care/follow-up/rules/data/follow-up-settings.ts";
import { integrationSettings } from "#care/integration/rules/data/integration-settings.ts";
import { measuresSettings } from "#care/measures/rules/data/measures-settings.ts";
import { musicSettings } from "#care/music/rules/data/music-settings.ts";
import { peopleSettings } from "#care/people/rules/data/people-settings.ts";
import { pharmacySettings } from "#care/pharmacy/rules/data/pharmacy-settings.ts";
import { planSettings } from "#care/plan/rules/data/plan-settings.ts";
import type { SettingGroup } from "#care/protocol/rules/setting-group.ts";
import { remsSettings } from "#care/rems/rules/data/rems-settings.ts";
import { safetySettings } from "#care/safety/rules/data/safety-settings.ts";
import { screeningSettings } from "#care/screening/rules/data/screening-settings.ts";

/** Every clinical default that a clinic may change, stage by stage in the order of the journey. A stage adds its own line. */
export const settingGroups: readonly SettingGroup[] = [
  { code: "screening", label: "Screening, tests and interactions", settings: screeningSettings },
  { code: "measures", label: "Questionnaires", settings: measuresSettings },
  { code: "safety", label: "Safety flags and plans", settings: safetySettings },
  { code: "consent", label: "Consent", settings: consentSettings },
  { code: "plan", label: "Plan, doses and orders", settings: planSettings },
  { code: "dosing-session", label: "Dosing session", settings: sessionSettings },
  { code: "devices", label: "Monitors and other devices", settings: deviceSettings },
  { code: "adverse-events", label: "Adverse events", settings: adverseEventSettings },
  { code: "rems", label: "Esketamine programme (REMS)", settings: remsSettings },
  { code: "pharmacy", label: "Drug ledger", settings: pharmacySettings },
  { code: "integration", label: "Integration", settings: integrationSettings },
  { code: "follow-up", label: "Follow-up and durability", settings: followUpSettings },
  { code: "music", label: "Music in a session", settings: musicSettings },
  { code: "people", label: "Keeping records", settings: peopleSettings },
];
