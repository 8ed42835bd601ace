import type { SettingGroup } from "#care/protocol/rules/setting-group.ts";

/** Every clinical default that a clinic may change, stage by stage in the order of the journey. A stage adds its own line. */
export const settingGroups: readonly SettingGroup[] = [];
