import { settled, settledChoice, type Protocol } from "#kernel/setting.ts";

import { screeningSettings } from "./data/screening-settings.ts";

const settingsByKey = new Map(screeningSettings.map((setting) => [setting.key, setting]));

const valueOf = (key: string, protocol: Protocol): string | undefined => {
  const setting = settingsByKey.get(key);
  if (setting === undefined || setting.kind === "list") return undefined;
  return setting.kind === "number" ? String(settled(protocol, setting).value) : settledChoice(protocol, setting);
};

/** Puts the clinic's own values where a text says `{key}`, so that words and rules never quote two numbers. */
export const withSettings = (text: string, protocol: Protocol): string =>
  text.replaceAll(/\{([A-Za-z0-9.-]+)\}/g, (whole, key: string) => valueOf(key, protocol) ?? whole);
