import { CheckboxGroup } from "#ui/controls/checkbox-group.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useWords } from "#ui/words/use-words.ts";

import { safetyContract } from "../contract.ts";
import { disclosures, pregnancyTests, psychosisManiaIds, urinalysisResults, urinarySymptomIds } from "../rules/data/concern-items.ts";
import type { ConcernDraft } from "./concern-draft.ts";
import { concernWords } from "./concern-words.ts";

type Fields = { readonly draft: ConcernDraft; readonly change: (part: Partial<ConcernDraft>) => void };

const Signs = ({ draft, change }: Fields) => {
  const t = useWords(concernWords);
  const options = psychosisManiaIds.map((value) => ({ value, label: t(`signList.${value}`) }));
  return <CheckboxGroup label={t("signs")} options={options} value={draft.signs} onChange={(signs) => change({ signs })} />;
};

const Outcome = ({ draft, change }: Fields) => {
  const t = useWords(concernWords);
  const options = (["positive", "negative"] as const).map((value) => ({ value, label: t(`outcomes.${value}`) }));
  return <RadioGroup label={t("outcome")} required options={options} value={draft.outcome} onChange={(outcome) => change({ outcome })} />;
};

const Urinary = ({ draft, change }: Fields) => {
  const t = useWords(concernWords);
  return (
    <>
      <CheckboxGroup
        label={t("symptoms")}
        options={urinarySymptomIds.map((value) => ({ value, label: t(`symptomList.${value}`) }))}
        value={draft.urinary}
        onChange={(urinary) => change({ urinary })}
      />
      <SelectField
        label={t("urinalysis")}
        required
        options={urinalysisResults.map((value) => ({ value, label: t(`urinalyses.${value}`) }))}
        value={draft.urinalysis}
        onChange={(urinalysis) => change({ urinalysis })}
      />
    </>
  );
};

const Enzymes = ({ draft, change }: Fields) => {
  const t = useWords(concernWords);
  return (
    <>
      <NumberField label={t("alt")} unit="U/L" value={draft.alt} onChange={(alt) => change({ alt })} />
      <NumberField label={t("limit", { name: t("alt") })} unit="U/L" value={draft.altLimit} onChange={(altLimit) => change({ altLimit })} />
      <NumberField label={t("ast")} unit="U/L" value={draft.ast} onChange={(ast) => change({ ast })} />
      <NumberField label={t("limit", { name: t("ast") })} unit="U/L" value={draft.astLimit} onChange={(astLimit) => change({ astLimit })} />
    </>
  );
};

const Pregnancy = (fields: Fields) => {
  const t = useWords(concernWords);
  return (
    <>
      <SelectField
        label={t("test")}
        required
        options={pregnancyTests.map((value) => ({ value, label: t(`tests.${value}`) }))}
        value={fields.draft.test}
        onChange={(test) => fields.change({ test })}
      />
      <Outcome {...fields} />
    </>
  );
};

const Disclosure = ({ draft, change }: Fields) => {
  const t = useWords(concernWords);
  const { data } = useRead(safetyContract.readColleagues, { params: {} });
  const people = (data?.people ?? []).map((one) => ({ value: one.staffId, label: one.name }));
  return (
    <>
      <RadioGroup
        label={t("about")}
        required
        options={disclosures.map((value) => ({ value, label: t(`abouts.${value}`) }))}
        value={draft.about === "" ? undefined : draft.about}
        onChange={(about) => change({ about })}
      />
      <SelectField
        label={t("who")}
        hint={t("whoHint")}
        placeholder={t("nobody")}
        options={people}
        value={draft.aboutStaffId}
        onChange={(aboutStaffId) => change({ aboutStaffId })}
      />
    </>
  );
};

/** The fields of what was found, by its kind. Nothing is preselected. */
export const ConcernFields = (fields: Fields) => {
  const t = useWords(concernWords);
  const { draft, change } = fields;
  switch (draft.kind) {
    case "":
      return null;
    case "psychosis-mania":
      return <Signs {...fields} />;
    case "mania-screen":
      return <Outcome {...fields} />;
    case "distress":
      return <NumberField label={t("hours")} unit={t("hoursUnit")} required value={draft.hours} onChange={(hours) => change({ hours })} />;
    case "urinary":
      return <Urinary {...fields} />;
    case "liver-enzymes":
      return <Enzymes {...fields} />;
    case "pregnancy-test":
      return <Pregnancy {...fields} />;
    case "disclosure":
      return <Disclosure {...fields} />;
  }
};
