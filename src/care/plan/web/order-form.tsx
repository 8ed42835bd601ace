import { useState } from "react";

import { GateConditions } from "#care/people/web/gate-conditions.tsx";
import { isOpen, type GateReading } from "#kernel/gate.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { Button } from "#ui/controls/button.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Panel } from "#ui/layout/panel.tsx";
import { Split } from "#ui/layout/split.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { planContract, type PlanAnswer } from "../contract.ts";
import { calculateDose } from "../rules/calculate-dose.ts";
import { orderGate } from "../rules/order-gate.ts";
import { DoseResult } from "./dose-result.tsx";
import { emptyOrder, orderForm, orderFrom, reasonsFrom, type OrderForm as OrderFormState } from "./order-draft.ts";
import { OrderFields } from "./order-fields.tsx";
import { planWords } from "./plan-words.ts";
import { useNow } from "./use-now.ts";

type ReasonsProps = {
  readonly gate: GateReading;
  readonly order: OrderFormState;
  readonly onChange: (part: Partial<OrderFormState>) => void;
};

/** A field for each condition that a prescriber may pass with a reason; each is asked for by itself. */
const Reasons = ({ gate, order, onChange }: ReasonsProps) => {
  const t = useWords(planWords);
  const passable = gate.conditions.filter(({ kind, status }) => kind === "override" && status !== "met");
  if (passable.length === 0) return null;
  return (
    <Stack gap={4}>
      {passable.map(({ id, label, reason }) => (
        <TextArea
          key={id}
          name={id}
          label={t("order.reasonFor", { id, label })}
          hint={reason}
          value={order.reasons[id] ?? ""}
          onChange={(typed) => onChange({ reasons: { ...order.reasons, [id]: typed } })}
        />
      ))}
    </Stack>
  );
};

const useOrder = (episodeId: string, plan: PlanAnswer) => {
  const t = useWords(planWords);
  const { show } = useToasts();
  const [initial] = useState(() => emptyOrder(newId()));
  const [form, change, clear] = useDraft(`order.${episodeId}`, orderForm, initial);
  const sign = useCommand(planContract.signOrder);
  const now = useNow();
  const draft = orderFrom(form);
  const weight = plan.facts.weight?.value ?? null;
  const calculation = draft && calculateDose({ ...draft, weight });
  const reasons = reasonsFrom(form);
  const gate = orderGate({ facts: plan.facts, draft: draft ?? null, signer: plan.signer, reasons, now });
  const signNow = () => {
    const shownDose = calculation?.dose ?? null;
    if (draft === undefined || shownDose === null) return;
    const body = { ...draft, shownDose, note: form.note, reasons };
    const done = () => {
      clear();
      change({ orderId: newId() });
      show({ message: t("signed") });
    };
    sign.mutate({ params: { episodeId, orderId: form.orderId }, body }, { onSuccess: done });
  };
  return { form, change, sign, draft, calculation, weight, gate, signNow };
};

/** Where a prescriber works out a dose and signs it. The gate is asked while typing, by the same rules that the server asks. */
export const OrderForm = ({ episodeId, plan }: { readonly episodeId: string; readonly plan: PlanAnswer }) => {
  const t = useWords(planWords);
  const { form, change, sign, draft, calculation, weight, gate, signNow } = useOrder(episodeId, plan);
  const problems = refusedFields(sign.error, "sign");
  const mayRead = plan.signer.isPrescriber;
  return (
    <Split
      aside={
        <Panel title={t("order.gate")}>
          <GateConditions reading={gate} />
        </Panel>
      }
      ratio="even"
    >
      <Panel title={t("order.title")}>
        <Stack gap={6}>
          <FormSummary problems={problems} attempt={sign.submittedAt} />
          <OrderFields order={form} onChange={change} />
          {draft === undefined || calculation === undefined ? (
            <p>{t("order.waiting")}</p>
          ) : (
            <DoseResult
              draft={draft}
              calculation={calculation}
              weight={weight}
              onRound={(whole) => change({ askBy: "amount", dose: String(whole) })}
            />
          )}
          {mayRead && draft !== undefined && <Reasons gate={gate} order={form} onChange={change} />}
          {mayRead && (
            <Stack gap={2}>
              <Button id="sign" kind="primary" busy={sign.isPending} disabled={!isOpen(gate)} onClick={signNow}>
                {t("order.sign")}
              </Button>
              <p>{t("order.signHint")}</p>
            </Stack>
          )}
        </Stack>
      </Panel>
    </Split>
  );
};
