import { useState } from "react";

import { numberFrom } from "#care/pharmacy/web/amounts.ts";
import { settledList, type Protocol } from "#kernel/setting.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useMay } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { planContract, type PlanAnswer } from "../contract.ts";
import { checks } from "../rules/data/plan-settings.ts";
import { inKilograms, type EnteredWeight } from "../rules/decide.ts";
import { weightSources } from "../rules/events.ts";
import { isOutside } from "../rules/is-outside.ts";
import { kilogramsAndPounds } from "./amounts.ts";
import { planWords } from "./plan-words.ts";
import { Stated } from "./stated.tsx";

const units = ["kg", "[lb_av]"] as const;
const unitNames = { kg: "kg", "[lb_av]": "lb" } as const;
type Source = (typeof weightSources)[number];

const isImplausible = (entered: EnteredWeight, protocol: Protocol): boolean =>
  isOutside(inKilograms(entered).value, settledList(protocol, checks.plausibleWeight));

const useWeightForm = (episodeId: string, onDone: () => void) => {
  const t = useWords(planWords);
  const { show } = useToasts();
  const record = useCommand(planContract.recordWeight);
  const [typed, setTyped] = useState("");
  const [unit, setUnit] = useState<EnteredWeight["unit"]>("kg");
  const [source, setSource] = useState<Source>("measured-here");
  const value = numberFrom(typed);
  const entered = value === undefined ? undefined : { value, unit };
  const save = () => {
    if (entered === undefined) return;
    const done = () => {
      setTyped("");
      onDone();
      show({ message: t("weight.saved") });
    };
    record.mutate({ params: { episodeId }, body: { enteredAs: entered, source } }, { onSuccess: done });
  };
  return { typed, setTyped, unit, setUnit, source, setSource, entered, record, save };
};

type DialogProps = { readonly episodeId: string; readonly protocol: Protocol; readonly onClose: () => void };

const WeightDialog = ({ episodeId, protocol, onClose }: DialogProps) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const { typed, setTyped, unit, setUnit, source, setSource, entered, record, save } = useWeightForm(episodeId, onClose);
  const both = entered && kilogramsAndPounds(inKilograms(entered), locale);
  const invalid = typed !== "" && entered === undefined ? t("weight.invalid") : record.error?.message;
  const actions = (
    <Button kind="primary" busy={record.isPending} disabled={entered === undefined} onClick={save}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={t("weight.record")} actions={actions}>
      <Stack gap={4}>
        <NumberField
          label={t("weight.value")}
          unit={unitNames[unit]}
          value={typed}
          onChange={setTyped}
          error={invalid}
          warning={
            entered !== undefined && both !== undefined && isImplausible(entered, protocol)
              ? t("weight.implausible", { kg: both.kg })
              : undefined
          }
        />
        {both !== undefined && <p aria-live="polite">{t("weight.also", both)}</p>}
        <RadioGroup
          label={t("weight.unit")}
          layout="row"
          options={units.map((value) => ({ value, label: unitNames[value] }))}
          value={unit}
          onChange={setUnit}
        />
        <RadioGroup
          label={t("weight.source")}
          options={weightSources.map((value) => ({ value, label: t(`weight.sources.${value}`) }))}
          value={source}
          onChange={setSource}
        />
      </Stack>
    </Dialog>
  );
};

/** The newest weight in both units, as it was typed, and who recorded it. */
export const WeightPanel = ({ episodeId, plan }: { readonly episodeId: string; readonly plan: PlanAnswer }) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const newest = plan.weights.at(-1);
  const mayRecord = useMay("session.chart");
  const actions = mayRecord && <Button onClick={() => setOpen(true)}>{t("weight.record")}</Button>;
  return (
    <Panel title={t("weight.title")} actions={actions}>
      {newest === undefined ? (
        <p>{t("notKnown")}</p>
      ) : (
        <Stack gap={1}>
          <p className="figures">
            <strong>{t("weight.both", kilogramsAndPounds(newest.weight, locale))}</strong>
          </p>
          <p>
            {t(`weight.sources.${newest.source}`)},{" "}
            {t("weight.asTyped", { value: newest.enteredAs.value, unit: unitNames[newest.enteredAs.unit] })}
          </p>
          <p>
            <Stated at={newest.at} by={newest.by} timeZone={plan.clinic.timeZone} />
          </p>
        </Stack>
      )}
      {open && <WeightDialog episodeId={episodeId} protocol={plan.protocol} onClose={() => setOpen(false)} />}
    </Panel>
  );
};
