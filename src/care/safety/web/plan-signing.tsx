import { useState } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { safetyContract, type SafetyPlanView } from "../contract.ts";
import { copyWays, planSigners, type CopyWay, type PlanSigner } from "../rules/data/plan-fields.ts";
import { planWords } from "./plan-words.ts";

type OfPlan = { readonly episodeId: string; readonly plan: SafetyPlanView };

const GiveDialog = ({ episodeId, plan, onClose }: OfPlan & { readonly onClose: () => void }) => {
  const t = useWords(planWords);
  const [how, setHow] = useState<CopyWay | undefined>(undefined);
  const give = useCommand(safetyContract.giveSafetyPlan);
  const send = () => {
    if (how !== undefined) give.mutate({ params: { episodeId, planId: plan.planId }, body: { how } }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("giveTitle")}
      actions={
        <Button kind="primary" busy={give.isPending} disabled={how === undefined} onClick={send}>
          {t("give")}
        </Button>
      }
    >
      <RadioGroup
        label={t("giveTitle")}
        required
        options={copyWays.map((value) => ({ value, label: t(`how.${value}`) }))}
        value={how}
        onChange={setHow}
        error={give.error?.message}
      />
    </Dialog>
  );
};

/** Who signed the newest version and when it was given; what is missing can be done here. */
export const PlanSigning = ({
  episodeId,
  plan,
  timeZone,
  mayWrite,
}: OfPlan & { readonly timeZone: string; readonly mayWrite: boolean }) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const { show } = useToasts();
  const [giving, setGiving] = useState(false);
  const sign = useCommand(safetyContract.signSafetyPlan);
  const when = (at: Temporal.Instant) => formatDateTime(at, timeZone, locale);
  const signAs = (as: PlanSigner) =>
    sign.mutate(
      { params: { episodeId, planId: plan.planId }, body: { as } },
      {
        onSuccess: () => void show({ message: t("signedNow") }),
        onError: (error) => void show({ message: error.message, kind: "failure" }),
      },
    );
  const missing = planSigners.filter((as) => plan.signed[as] === null);
  return (
    <Stack gap={2}>
      <p>{t("written", { date: when(plan.writtenAt) })}</p>
      {planSigners.map((as) => {
        const signature = plan.signed[as];
        return <p key={as}>{signature === null ? t(`unsigned.${as}`) : t(`signed.${as}`, { date: when(signature.at) })}</p>;
      })}
      <p>{plan.given === null ? t("notGiven") : t("given", { date: when(plan.given.at), how: t(`how.${plan.given.how}`) })}</p>
      {mayWrite && (
        <Row gap={3}>
          {missing.map((as) => (
            <Button key={as} busy={sign.isPending} onClick={() => signAs(as)}>
              {t(as === "patient" ? "signForPatient" : "signAsClinician")}
            </Button>
          ))}
          <Button kind="quiet" onClick={() => setGiving(true)}>
            {t("give")}
          </Button>
        </Row>
      )}
      {giving && <GiveDialog episodeId={episodeId} plan={plan} onClose={() => setGiving(false)} />}
    </Stack>
  );
};
