import { forms, routes, type Route } from "#care/pharmacy/rules/drug.ts";
import { milligramsOf } from "#kernel/quantity.ts";
import { NumberField } from "#ui/controls/number-field.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { dosingRoutes } from "../rules/data/dosing-routes.ts";
import { strengthKey } from "./amounts.ts";
import { isNoNumber, strengthsOf, withRoute, type OrderForm } from "./order-draft.ts";
import { planWords } from "./plan-words.ts";

type OrderFieldsProps = { readonly order: OrderForm; readonly onChange: (part: Partial<OrderForm>) => void };

const askWays = ["amount", "by-weight"] as const;

const useStrengthLabel = () => {
  const t = useWords(planWords);
  return (strength: ReturnType<typeof strengthsOf>[number]): string =>
    strength.kind === "concentration"
      ? t("order.perMl", { value: strength.concentration.value })
      : t("order.perPiece", { value: milligramsOf(strength.amount) });
};

const WhatFields = ({ order, route, onChange }: OrderFieldsProps & { readonly route: Route }) => {
  const t = useWords(planWords);
  const labelOf = useStrengthLabel();
  const { forms: possible } = dosingRoutes[route];
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

const DoseFields = ({ order, route, onChange }: OrderFieldsProps & { readonly route: Route }) => {
  const t = useWords(planWords);
  const invalid = (typed: string) => (isNoNumber(typed) ? t("order.invalid") : undefined);
  return (
    <>
      {dosingRoutes[route].basis === "mg/kg" && (
        <RadioGroup
          label={t("order.ask")}
          layout="row"
          options={askWays.map((value) => ({ value, label: value === "amount" ? t("order.byAmount") : t("order.byWeight") }))}
          value={order.askBy}
          onChange={(askBy) => onChange({ askBy, dose: "" })}
        />
      )}
      <NumberField
        name="dose"
        label={order.askBy === "amount" ? t("order.amount") : t("order.perWeight")}
        unit={order.askBy === "amount" ? "mg" : "mg/kg"}
        value={order.dose}
        onChange={(dose) => onChange({ dose })}
        error={invalid(order.dose)}
      />
      {dosingRoutes[route].boosterAllowed && (
        <NumberField
          name="booster"
          label={t("order.booster")}
          hint={t("order.boosterHint")}
          unit="mg"
          value={order.booster}
          onChange={(booster) => onChange({ booster })}
          error={invalid(order.booster)}
        />
      )}
    </>
  );
};

/** Route, form, strength and dose of an order. A route that is switched off is shown and cannot be chosen. */
export const OrderFields = ({ order, onChange }: OrderFieldsProps) => {
  const t = useWords(planWords);
  return (
    <Stack gap={4}>
      <SelectField
        label={t("order.route")}
        value={order.route}
        placeholder=""
        options={routes.map((route) => ({ value: route, label: t(`route.${route}`), disabled: !dosingRoutes[route].enabled }))}
        onChange={(route) => onChange(withRoute(route))}
      />
      {order.route !== "" && <WhatFields order={order} route={order.route} onChange={onChange} />}
      {order.route !== "" && <DoseFields order={order} route={order.route} onChange={onChange} />}
      <TextArea name="note" label={t("order.note")} value={order.note} onChange={(note) => onChange({ note })} />
    </Stack>
  );
};
