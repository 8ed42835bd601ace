import { forms, routes, type Route } from "#care/pharmacy/rules/drug.ts";
import { milligramsOf } from "#kernel/quantity.ts";
import type { Protocol } from "#kernel/setting.ts";
import { NumberField } from "#ui/controls/number-field.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { preparations } from "../rules/data/preparations.ts";
import { dosingRouteOf } from "../rules/dosing-route.ts";
import { weightBases } from "../rules/events.ts";
import { strengthKey } from "./amounts.ts";
import { askWays, isNoNumber, strengthsOf, withRoute, type OrderForm } from "./order-draft.ts";
import { planWords } from "./plan-words.ts";

type OrderFieldsProps = {
  readonly order: OrderForm;
  readonly protocol: Protocol;
  readonly onChange: (part: Partial<OrderForm>) => void;
};

const askLabels = { amount: "order.byAmount", "by-weight": "order.byWeight", hydrochloride: "order.byHydrochloride" } as const;
const doseLabels = { amount: "order.amount", "by-weight": "order.perWeight", hydrochloride: "order.hydrochloride" } as const;

const useStrengthLabel = () => {
  const t = useWords(planWords);
  return (strength: ReturnType<typeof strengthsOf>[number]): string =>
    strength.kind === "concentration"
      ? t("order.perMl", { value: strength.concentration.value })
      : t("order.perPiece", { value: milligramsOf(strength.amount) });
};

const WhatFields = ({ order, route, onChange }: Omit<OrderFieldsProps, "protocol"> & { readonly route: Route }) => {
  const t = useWords(planWords);
  const labelOf = useStrengthLabel();
  const { forms: possible } = preparations[route];
  return (
    <Row gap={4} align="end">
      {possible.length > 1 && (
        <SelectField
          label={t("order.form")}
          value={order.form}
          options={forms.filter((form) => possible.includes(form)).map((form) => ({ value: form, label: t(`form.${form}`) }))}
          onChange={(form) => onChange({ form })}
        />
      )}
      <SelectField
        label={t("order.strength")}
        value={order.strength}
        options={strengthsOf(route).map((strength) => ({ value: strengthKey(strength), label: labelOf(strength) }))}
        onChange={(strength) => onChange({ strength })}
      />
    </Row>
  );
};

const DoseFields = ({ order, route, protocol, onChange }: OrderFieldsProps & { readonly route: Route }) => {
  const t = useWords(planWords);
  const { basis, booster } = dosingRouteOf(route, protocol);
  const invalid = (typed: string) => (isNoNumber(typed) ? t("order.invalid") : undefined);
  const ways = askWays.filter((way) => way !== "by-weight" || basis === "mg/kg");
  return (
    <>
      <RadioGroup
        label={t("order.ask")}
        layout="row"
        options={ways.map((value) => ({ value, label: t(askLabels[value]) }))}
        value={order.askBy}
        onChange={(askBy) => onChange({ askBy, dose: "" })}
      />
      <NumberField
        name="dose"
        label={t(doseLabels[order.askBy])}
        hint={order.askBy === "hydrochloride" ? t("order.hydrochlorideHint") : undefined}
        unit={order.askBy === "by-weight" ? "mg/kg" : "mg"}
        value={order.dose}
        onChange={(dose) => onChange({ dose })}
        error={invalid(order.dose)}
      />
      {basis === "mg/kg" && (
        <RadioGroup
          label={t("order.weightBasis")}
          layout="row"
          options={weightBases.map((value) => ({ value, label: t(`order.weightBases.${value}`) }))}
          value={order.weightBasis === "" ? undefined : order.weightBasis}
          onChange={(weightBasis) => onChange({ weightBasis })}
        />
      )}
      {booster !== null && (
        <NumberField
          name="booster"
          label={t("order.booster")}
          hint={t("order.boosterHint", {
            least: booster.fraction[0].value,
            most: booster.fraction[1].value,
            from: booster.window[0].value,
            to: booster.window[1].value,
          })}
          unit="mg"
          value={order.booster}
          onChange={(typed) => onChange({ booster: typed })}
          error={invalid(order.booster)}
        />
      )}
    </>
  );
};

/** Route, form, strength and dose of an order. A route that is switched off is shown and cannot be chosen. */
export const OrderFields = ({ order, protocol, onChange }: OrderFieldsProps) => {
  const t = useWords(planWords);
  return (
    <Stack gap={4}>
      <SelectField
        label={t("order.route")}
        value={order.route}
        placeholder=""
        options={routes.map((route) => ({ value: route, label: t(`route.${route}`), disabled: !dosingRouteOf(route, protocol).enabled }))}
        onChange={(route) => onChange(withRoute(route))}
      />
      {order.route !== "" && <WhatFields order={order} route={order.route} onChange={onChange} />}
      {order.route !== "" && <DoseFields order={order} route={order.route} protocol={protocol} onChange={onChange} />}
      <TextArea name="note" label={t("order.note")} value={order.note} onChange={(note) => onChange({ note })} />
    </Stack>
  );
};
