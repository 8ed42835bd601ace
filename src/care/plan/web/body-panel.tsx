import { useState } from "react";

import { inchesFromCentimetres } from "#kernel/quantity.ts";
import { useMay } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { PlanAnswer } from "../contract.ts";
import { bmiOf, idealWeight } from "../rules/body-weight.ts";
import { kilogramsAndPounds } from "./amounts.ts";
import { BodyDialog } from "./body-dialog.tsx";
import { planWords } from "./plan-words.ts";

const useBodyItems = ({ facts }: PlanAnswer) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const { height } = facts.body;
  const weight = facts.weight?.value ?? null;
  const bmi = weight === null || height === null ? null : bmiOf(weight, height);
  const ideal = idealWeight(facts.body);
  const filtration = facts.organs?.filtration ?? null;
  const short = (value: number) => formatNumber(value, locale, { maximumFractionDigits: 1 });
  const unknown = t("notKnown");
  return [
    {
      term: t("body.height"),
      value: height === null ? unknown : t("body.heightBoth", { cm: short(height.value), in: short(inchesFromCentimetres(height).value) }),
    },
    { term: t("body.bmi"), value: bmi === null ? unknown : t("body.bmiValue", { value: short(bmi.value) }) },
    { term: t("body.ideal"), value: ideal === null ? unknown : t("weight.both", kilogramsAndPounds(ideal, locale)) },
    { term: t("body.filtration"), value: filtration === null ? unknown : t("body.filtrationValue", { value: short(filtration.value) }) },
    { term: t("body.liver"), value: facts.organs === null ? unknown : t(`body.livers.${facts.organs.childPugh}`) },
  ];
};

/** What a dose needs of the body beside its weight. */
export const BodyPanel = ({ episodeId, plan }: { readonly episodeId: string; readonly plan: PlanAnswer }) => {
  const t = useWords(planWords);
  const [open, setOpen] = useState(false);
  const mayRecord = useMay("plan.write");
  const items = useBodyItems(plan);
  return (
    <Panel title={t("body.title")} actions={mayRecord && <Button onClick={() => setOpen(true)}>{t("body.record")}</Button>}>
      <DefinitionList items={items} />
      {open && <BodyDialog episodeId={episodeId} plan={plan} onClose={() => setOpen(false)} />}
    </Panel>
  );
};
