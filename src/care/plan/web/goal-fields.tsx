import { followedInstruments } from "#care/measures/rules/asked-instruments.ts";
import { instrumentCatalogue } from "#care/measures/rules/data/instrument-catalogue.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { Button } from "#ui/controls/button.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { goalKinds, ownRating } from "../rules/events.ts";
import { emptyGoal, isRated, type GoalDraft } from "./plan-draft.ts";
import { planWords } from "./plan-words.ts";

type GoalFieldsProps = { readonly goals: readonly GoalDraft[]; readonly onChange: (goals: GoalDraft[]) => void };

export const GoalFields = ({ goals, onChange }: GoalFieldsProps) => {
  const t = useWords(planWords);
  const change = (place: number, part: Partial<GoalDraft>) =>
    onChange(goals.map((goal, index) => (index === place ? { ...goal, ...part } : goal)));
  const measures = followedInstruments.map((id) => ({ value: String(id), label: instrumentCatalogue[id].shortName }));
  return (
    <Stack gap={4}>
      {goals.map((goal, place) => (
        <fieldset key={`${goal.goalId} ${place}`}>
          <legend>{t("plan.goalHeading", { number: place + 1 })}</legend>
          <Stack gap={3}>
            <TextField label={t("plan.goalText")} value={goal.text} onChange={(text) => change(place, { text })} />
            <Row gap={3} align="end">
              <SelectField
                label={t("plan.goalKind")}
                value={goal.kind}
                options={goalKinds.map((value) => ({ value, label: t(`plan.goalKinds.${value}`) }))}
                onChange={(kind) => change(place, { kind })}
              />
              <SelectField
                label={t("plan.goalMeasure")}
                value={goal.measure === "" ? "none" : goal.measure}
                options={[{ value: "none", label: t("plan.noMeasure") }, { value: ownRating, label: t("plan.ownRating") }, ...measures]}
                onChange={(measure) => change(place, { measure: measure === "none" ? "" : measure })}
              />
            </Row>
            <Row gap={3} align="start">
              {(["baseline", "target"] as const).map((field) => (
                <NumberField
                  key={field}
                  whole
                  label={t(`plan.${field}`)}
                  unit={t("plan.ofTen")}
                  value={goal[field]}
                  onChange={(value) => change(place, { [field]: value })}
                  error={isRated(goal[field]) ? undefined : t("plan.notRated")}
                />
              ))}
              <DateField label={t("plan.review")} value={goal.review} onChange={(review) => change(place, { review })} />
            </Row>
            <Row>
              <Button kind="quiet" onClick={() => onChange(goals.filter((_, index) => index !== place))}>
                {t("plan.removeGoal")}
              </Button>
            </Row>
          </Stack>
        </fieldset>
      ))}
      <Button onClick={() => onChange([...goals, emptyGoal(newId())])}>{t("plan.addGoal")}</Button>
    </Stack>
  );
};
