import { useRef, useState } from "react";

import { useKeptDraft } from "#care/measures/web/use-kept-draft.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { act } from "#platform/http/browser/client.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { safetyContract } from "../contract.ts";
import { neededPlanFields } from "../rules/data/plan-fields.ts";
import { filledParts, planOf, typedPlan, type TypedPlan } from "../rules/stored-plan.ts";
import { PlanRows, RowFields } from "./plan-rows.tsx";
import { planWords } from "./plan-words.ts";
import styles from "./safety.module.css";

type Typing = { readonly plan: TypedPlan; readonly change: (part: Partial<TypedPlan>) => void };

const texts = ["warningSigns", "coping"] as const;

const Lists = ({ plan, change }: Typing) => (
  <>
    <PlanRows
      part="distraction"
      fields={["nameOrPlace", "contact"]}
      empty={{ nameOrPlace: "", contact: "" }}
      rows={plan.distraction}
      onRows={(distraction) => change({ distraction })}
    />
    <PlanRows
      part="people"
      fields={["name", "relationship", "phone"]}
      empty={{ name: "", relationship: "", phone: "" }}
      rows={plan.people}
      onRows={(people) => change({ people })}
    />
    <PlanRows
      part="professionals"
      fields={["nameOrAgency", "phone", "hours"]}
      empty={{ nameOrAgency: "", phone: "", hours: "" }}
      rows={plan.professionals}
      onRows={(professionals) => change({ professionals })}
    />
  </>
);

const Rest = ({ plan, change }: Typing) => {
  const t = useWords(planWords);
  return (
    <>
      <fieldset className={styles["part"]}>
        <legend className={styles["legend"]}>{t("parts.emergencyDepartment")}</legend>
        <RowFields
          fields={["name", "address", "phone"]}
          row={plan.emergencyDepartment}
          onChange={(field, value) => change({ emergencyDepartment: { ...plan.emergencyDepartment, [field]: value } })}
        />
      </fieldset>
      <PlanRows
        part="means"
        fields={["means", "step", "who", "byWhen"]}
        empty={{ means: "", step: "", who: "", byWhen: "" }}
        rows={plan.means}
        onRows={(means) => change({ means })}
      />
      <TextArea
        label={t("parts.reasons")}
        hint={t("hints.reasons")}
        value={plan.reasons}
        onChange={(reasons) => change({ reasons })}
        ownWords
      />
    </>
  );
};

type PlanEditorProps = {
  readonly episodeId: string;
  /** What the next version starts from, and what the server has of it already. */
  readonly start: TypedPlan;
  readonly draft: { readonly revision: number; readonly value: TypedPlan } | null;
  readonly onKept: () => void;
};

/** Writes a version of the plan. Every word is kept as it is typed. */
export const PlanEditor = ({ episodeId, start, draft, onKept }: PlanEditorProps) => {
  const t = useWords(planWords);
  const { show } = useToasts();
  const planId = useRef(newId());
  const [tried, setTried] = useState(false);
  const write = useCommand(safetyContract.writeSafetyPlan);
  const typing = useKeptDraft({
    name: `safety-plan.${episodeId}`,
    schema: typedPlan,
    initial: start,
    server: draft,
    save: ({ revision, value }) => act(safetyContract.saveSafetyPlanDraft, { params: { episodeId }, body: { typed: value, revision } }),
  });
  const plan = typing.value;
  const change = (part: Partial<TypedPlan>) => typing.change((before) => ({ ...before, ...part }));
  const words = planOf(plan);
  const missing = neededPlanFields.filter((field) => !filledParts(words).includes(field));
  const keep = () => {
    setTried(true);
    if (missing.length > 0) return;
    const done = () => {
      typing.clear();
      show({ message: t("kept") });
      onKept();
    };
    write.mutate({ params: { episodeId }, body: { planId: planId.current, words } }, { onSuccess: done });
  };
  return (
    <Stack gap={6}>
      <p className={styles["quiet"]}>{typing.unsent ? t("unsent") : t("intro")}</p>
      {texts.map((part) => (
        <TextArea
          key={part}
          label={t(`parts.${part}`)}
          hint={t(`hints.${part}`)}
          required
          value={plan[part]}
          onChange={(text) => change({ [part]: text })}
          error={tried && missing.includes(part) ? t(`hints.${part}`) : undefined}
          ownWords
        />
      ))}
      <Lists plan={plan} change={change} />
      <Rest plan={plan} change={change} />
      {write.error !== null && <p role="alert">{write.error.message}</p>}
      <Button kind="primary" busy={write.isPending} onClick={keep}>
        {t("keep")}
      </Button>
    </Stack>
  );
};
