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
import { dosingWeight } from "../rules/body-weight.ts";
import { calculateDose } from "../rules/calculate-dose.ts";
import { dosingRouteOf } from "../rules/dosing-route.ts";
import { orderGate } from "../rules/order-gate.ts";
import { AuthorisationPanel } from "./authorisation-panel.tsx";
import { DoseResult } from "./dose-result.tsx";
import { emptyOrder, orderForm, orderFrom, reasonsFrom, type OrderForm as OrderFormState } from "./order-draft.ts";
import { OrderFields } from "./order-fields.tsx";
import { planWords } from "./plan-words.ts";
import { ProposalPanel } from "./proposal-panel.tsx";
import { RouteFacts } from "./route-facts.tsx";
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
  const { facts, protocol } = plan;
  const weightBasis = form.weightBasis === "" ? null : form.weightBasis;
  const weight = dosingWeight(facts.weight?.value ?? null, weightBasis, facts.body);
  const calculation = draft && calculateDose({ ...draft, weight }, protocol);
  const reasons = reasonsFrom(form);
  const gate = orderGate({ facts, draft: draft ?? null, signer: plan.signer, reasons, protocol, now });
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
  return { form, change, sign, draft, calculation, weight, weightBasis, gate, signNow, now };
};

type Order = ReturnType<typeof useOrder>;

/** The dose on the form while it lies above the hard maximum and nothing carries it. */
const beyondOf = ({ draft, calculation, gate }: Order) => {
  const dose = calculation?.dose ?? null;
  if (draft === undefined || dose === null || calculation?.hard?.status !== "beyond") return null;
  return gate.conditions.some(({ id, status }) => id === "ORDER-7" && status === "met") ? null : { route: draft.route, dose };
};

const Worked = ({ order, plan }: { readonly order: Order; readonly plan: PlanAnswer }) => {
  const t = useWords(planWords);
  const { draft, calculation, weight, change } = order;
  if (draft === undefined || calculation === undefined) return <p>{t("order.waiting")}</p>;
  return (
    <DoseResult
      dosing={dosingRouteOf(draft.route, plan.protocol)}
      calculation={calculation}
      weight={weight}
      onRound={(whole) => change({ askBy: "amount", dose: String(whole) })}
    />
  );
};

/** Where a prescriber works out a dose and signs it. The gate is asked while typing, by the same rules that the server asks. */
export const OrderForm = ({ episodeId, plan }: { readonly episodeId: string; readonly plan: PlanAnswer }) => {
  const t = useWords(planWords);
  const order = useOrder(episodeId, plan);
  const { form, change, sign, draft, calculation, weightBasis, gate, signNow, now } = order;
  const problems = refusedFields(sign.error, "sign");
  const mayRead = plan.signer.isPrescriber;
  const aside = (
    <Stack gap={6}>
      <ProposalPanel plan={plan} route={form.route} dose={calculation?.dose ?? null} weightBasis={weightBasis} now={now} />
      <Panel title={t("order.gate")}>
        <GateConditions reading={gate} />
      </Panel>
    </Stack>
  );
  return (
    <Split aside={aside} ratio="even">
      <Stack gap={6}>
        <Panel title={t("order.title")}>
          <Stack gap={6}>
            <FormSummary problems={problems} attempt={sign.submittedAt} />
            <OrderFields order={form} protocol={plan.protocol} onChange={change} />
            {form.route !== "" && <RouteFacts dosing={dosingRouteOf(form.route, plan.protocol)} />}
            <Worked order={order} plan={plan} />
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
        {mayRead && <AuthorisationPanel episodeId={episodeId} plan={plan} now={now} beyond={beyondOf(order)} />}
      </Stack>
    </Split>
  );
};
