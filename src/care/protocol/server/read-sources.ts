import { isReferenceId, shortCitations, type ReferenceId } from "#kernel/short-citations.ts";

import type { SourceView } from "../contract.ts";
import { references } from "../rules/data/references.ts";
import type { RuleGroup } from "../rules/rule-group.ts";
import type { SettingGroup } from "../rules/setting-group.ts";

const restsOn = (id: ReferenceId, settings: readonly SettingGroup[], rules: readonly RuleGroup[]): SourceView["rests"] =>
  [...new Set([...settings, ...rules].map(({ label }) => label))].flatMap((label) => {
    const values = settings.filter((group) => group.label === label).flatMap((group) => group.settings);
    const others = rules.filter((group) => group.label === label).flatMap((group) => group.rules);
    const rests = {
      label,
      settings: values.filter(({ sources }) => sources.includes(id)).map((setting) => setting.label),
      rules: others.filter(({ sources }) => sources.includes(id)).map(({ name }) => name),
    };
    return rests.settings.length + rests.rules.length === 0 ? [] : [rests];
  });

/** Every reference in use, whole, with what rests on it stage by stage. The same in every clinic: it reads no record. */
export const readSources = (settings: readonly SettingGroup[], rules: readonly RuleGroup[]): { readonly sources: SourceView[] } => ({
  sources: Object.keys(references)
    .filter(isReferenceId)
    .map((id) => ({ id, short: shortCitations[id], ...references[id], rests: restsOn(id, settings, rules) })),
});
