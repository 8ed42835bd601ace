import type { Setting } from "#kernel/setting.ts";

/** The settings of one stage, under its name; the application collects them from the stages. */
export type SettingGroup = { readonly code: string; readonly label: string; readonly settings: readonly Setting[] };
