import { currentDocuments } from "#care/consent/rules/current-documents.ts";
import { shippedCodes } from "#care/devices/rules/data/shipped-codes.ts";
import { sessionRuleSources } from "#care/dosing-session/rules/data/rule-sources.ts";
import { closeRuleSources } from "#care/follow-up/rules/data/rule-sources.ts";
import { instrumentCatalogue } from "#care/measures/rules/data/instrument-catalogue.ts";
import { instrumentIds } from "#care/measures/rules/instrument-definition.ts";
import { instrumentOf } from "#care/measures/rules/instruments.ts";
import { labelWarnings } from "#care/pharmacy/rules/data/dispensing-label.ts";
import { preparations } from "#care/plan/rules/data/preparations.ts";
import { planRuleSources } from "#care/plan/rules/data/rule-sources.ts";
import type { RuleGroup, SourcedRule } from "#care/protocol/rules/rule-group.ts";
import { payers } from "#care/rems/rules/data/prior-authorisation.ts";
import { safetyRuleEntryOf } from "#care/safety/rules/data/safety-rules.ts";
import { safetyRules } from "#care/safety/rules/safety-rule.ts";
import { interactionClasses } from "#care/screening/rules/data/interaction-classes.ts";
import { admitRuleSources } from "#care/screening/rules/data/rule-sources.ts";
import { screeningRules } from "#care/screening/rules/data/screening-rules.ts";
import type { ReferenceId } from "#kernel/short-citations.ts";

type Sources = readonly ReferenceId[];

const numbered = (table: Readonly<Record<string, Sources>>): readonly SourcedRule[] =>
  Object.entries(table).map(([name, sources]) => ({ name, sources }));

/** What rests on references beside the settings, by the names of their groups. A stage adds its own line. */
export const ruleGroups: readonly RuleGroup[] = [
  {
    label: "Screening, tests and interactions",
    rules: [
      ...screeningRules.map(({ id, sources }) => ({ name: id, sources })),
      ...interactionClasses.map(({ id, sources }) => ({ name: id, sources })),
      ...numbered(admitRuleSources),
    ],
  },
  {
    label: "Questionnaires",
    rules: instrumentIds.map((id) => ({ name: instrumentCatalogue[id].shortName, sources: instrumentOf(id).sources })),
  },
  { label: "Safety flags and plans", rules: safetyRules.map((rule) => ({ name: rule, sources: safetyRuleEntryOf(rule).sources })) },
  { label: "Consent", rules: Object.values(currentDocuments).map(({ title, sources }) => ({ name: title, sources })) },
  {
    label: "Plan, doses and orders",
    rules: [...Object.values(preparations).map(({ label, sources }) => ({ name: label, sources })), ...numbered(planRuleSources)],
  },
  { label: "Dosing session", rules: numbered(sessionRuleSources) },
  { label: "Codes of devices", rules: shippedCodes.map(({ system, code, source }) => ({ name: `${system} ${code}`, sources: [source] })) },
  { label: "Esketamine programme (REMS)", rules: payers.map(({ name, sources }) => ({ name, sources })) },
  { label: "Drug ledger", rules: labelWarnings.map(({ text, sources }) => ({ name: `Label: ${text}`, sources })) },
  { label: "Follow-up and durability", rules: numbered(closeRuleSources) },
];
