import { useState } from "react";

import { drugOfRoute, routes, type Route } from "#care/pharmacy/rules/drug.ts";
import { numberFrom } from "#care/pharmacy/web/amounts.ts";
import { microgramsFromMilligrams } from "#kernel/quantity.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { CheckboxGroup } from "#ui/controls/checkbox-group.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { consentContract, type RepresentativeAnswer } from "../contract.ts";
import { consentKinds, type ConsentKind } from "../rules/consent-document.ts";
import { requiredKinds } from "../rules/data/consent-defaults.ts";
import { abilities } from "../rules/data/reconsent-triggers.ts";
import { consentPhases, type CapacityCheck, type ConsentPhase } from "../rules/events.ts";
import { CapacityFields } from "./capacity-fields.tsx";
import { consentWords } from "./consent-words.ts";
import { RepresentativeChoice } from "./representative-choice.tsx";

type ExplainDialogProps = {
  readonly episodeId: string;
  readonly representatives: readonly RepresentativeAnswer[];
  readonly onClose: () => void;
};

/** Undefined until every ability is answered. */
const capacityFrom = ({ understands, appreciates, reasons, expresses }: Partial<CapacityCheck>): CapacityCheck | undefined =>
  understands && appreciates && reasons && expresses ? { understands, appreciates, reasons, expresses } : undefined;

const useExplain = ({ episodeId, onClose }: ExplainDialogProps) => {
  const t = useWords(consentWords);
  const { show } = useToasts();
  const explain = useCommand(consentContract.explainConsent);
  const [route, setRoute] = useState<Route | "">("");
  const [extra, setExtra] = useState<ConsentKind[]>([]);
  const [booster, setBooster] = useState("");
  const [note, setNote] = useState("");
  const [phase, setPhase] = useState<ConsentPhase>("course");
  const [capacity, setCapacity] = useState<Partial<CapacityCheck>>({});
  const [interpreter, setInterpreter] = useState("");
  const [representativeId, setRepresentativeId] = useState("");
  const found = capacityFrom(capacity);
  /** Where the patient cannot decide, or it is in doubt, somebody else has to. */
  const isInDoubt = found !== undefined && abilities.some((ability) => found[ability] !== "yes");
  const typed = numberFrom(booster);
  const wrongNumber = booster.trim() !== "" && typed === undefined;
  const offersBooster = route !== "" && requiredKinds[route].includes("booster");
  const save = () => {
    if (route === "" || wrongNumber || found === undefined) return;
    const kinds = consentKinds.filter((kind) => requiredKinds[route].includes(kind) || extra.includes(kind));
    const boosterMaximum = offersBooster && typed !== undefined ? microgramsFromMilligrams(typed) : null;
    const done = () => {
      onClose();
      show({ message: t("explainDone") });
    };
    const who = { phase, capacity: found, interpreter: interpreter.trim() === "" ? null : interpreter };
    const decides = isInDoubt && representativeId !== "" ? representativeId : null;
    const body = { drug: drugOfRoute(route), route, kinds, boosterMaximum, note, representativeId: decides, ...who };
    explain.mutate({ params: { episodeId }, body }, { onSuccess: done });
  };
  const treatment = { route, setRoute, extra, setExtra, booster, setBooster, phase, setPhase, wrongNumber, offersBooster };
  const deciding = { capacity, setCapacity, isInDoubt, representativeId, setRepresentativeId };
  return { ...treatment, ...deciding, explain, note, setNote, interpreter, setInterpreter, save };
};

/** Records that the treatment was explained for one drug and route; the documents that the route needs are added by themselves. */
export const ExplainDialog = (props: ExplainDialogProps) => {
  const t = useWords(consentWords);
  const form = useExplain(props);
  const { route, explain } = form;
  const needed = route === "" ? [] : requiredKinds[route];
  const optional = consentKinds.filter((kind) => !needed.includes(kind) && kind !== "booster");
  const problems = refusedFields(explain.error, "save");
  const actions = (
    <Button
      id="save"
      kind="primary"
      busy={explain.isPending}
      disabled={route === "" || form.wrongNumber || capacityFrom(form.capacity) === undefined}
      onClick={form.save}
    >
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={props.onClose} title={t("explainTitle")} description={t("explainBody")} actions={actions}>
      <Stack gap={4}>
        <FormSummary problems={problems} attempt={explain.submittedAt} />
        <SelectField
          label={t("route")}
          placeholder=""
          value={route}
          options={routes.map((value) => ({ value, label: t(`routes.${value}`) }))}
          onChange={form.setRoute}
        />
        {needed.length > 0 && (
          <p>
            {t("documents")}: {needed.map((kind) => t(`kinds.${kind}`)).join(", ")}
          </p>
        )}
        {route !== "" && (
          <CheckboxGroup
            label={t("optionalDocuments")}
            options={optional.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            value={form.extra}
            onChange={(chosen) => form.setExtra(optional.filter((kind) => chosen.includes(kind)))}
          />
        )}
        {form.offersBooster && (
          <NumberField
            label={t("booster")}
            hint={t("boosterHint")}
            unit="mg"
            value={form.booster}
            onChange={form.setBooster}
            error={form.wrongNumber ? t("boosterNumber") : undefined}
          />
        )}
        <RadioGroup
          label={t("phase")}
          options={consentPhases.map((value) => ({ value, label: t(`phases.${value}`) }))}
          value={form.phase}
          onChange={form.setPhase}
        />
        <CapacityFields value={form.capacity} onChange={form.setCapacity} />
        {form.isInDoubt && (
          <RepresentativeChoice representatives={props.representatives} value={form.representativeId} onChange={form.setRepresentativeId} />
        )}
        <TextField label={t("interpreter")} hint={t("interpreterHint")} value={form.interpreter} onChange={form.setInterpreter} />
        <TextArea label={t("note")} value={form.note} onChange={form.setNote} />
      </Stack>
    </Dialog>
  );
};
