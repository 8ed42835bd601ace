import { useParams } from "@tanstack/react-router";

import { inMilligrams } from "#care/pharmacy/web/amounts.ts";
import { GateConditions } from "#care/people/web/gate-conditions.tsx";
import { milligramsOf } from "#kernel/quantity.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { PrintIdentity } from "#ui/layout/print-identity.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDateTime, formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { planContract, type OrderAnswer, type PlanAnswer } from "../contract.ts";
import { inMillilitres, kilogramsAndPounds } from "./amounts.ts";
import { planWords } from "./plan-words.ts";

const OrderItems = ({ order, plan }: { readonly order: OrderAnswer; readonly plan: PlanAnswer }) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const { strength, measure } = order;
  const strengthWords =
    strength.kind === "concentration"
      ? t("order.perMl", { value: strength.concentration.value })
      : t("order.perPiece", { value: milligramsOf(strength.amount) });
  const perWeight = order.dosePerWeight === null ? "" : ` (${order.dosePerWeight.value} mg/kg)`;
  const items = [
    { term: t("sheet.drug"), value: t(`drug.${order.drug}`) },
    { term: t("sheet.route"), value: t(`route.${order.route}`) },
    { term: t("sheet.dose"), value: <strong>{`${inMilligrams(order.dose, locale)} mg${perWeight}`}</strong> },
    { term: t("sheet.strength"), value: `${t(`form.${order.form}`)}, ${strengthWords}` },
    {
      term: t("sheet.measure"),
      value:
        measure.kind === "volume"
          ? `${inMillilitres(measure.volume, locale)} mL`
          : t("order.piecesOf", { count: measure.count, value: strength.kind === "piece" ? milligramsOf(strength.amount) : "" }),
    },
    { term: t("sheet.weight"), value: order.weight === null ? t("notKnown") : t("weight.both", kilogramsAndPounds(order.weight, locale)) },
    { term: t("sheet.weightBasis"), value: t(`order.weightBases.${order.weightBasis}`) },
    {
      term: t("sheet.booster"),
      value: order.boosterMaximum === null ? t("sheet.noBooster") : `≤ ${inMilligrams(order.boosterMaximum, locale)} mg`,
    },
    ...(order.note === "" ? [] : [{ term: t("sheet.note"), value: order.note }]),
    {
      term: t("sheet.signed"),
      value: t("sheet.signedBy", { name: order.by, when: formatDateTime(order.at, plan.clinic.timeZone, locale) }),
    },
  ];
  return <DefinitionList items={items} />;
};

const Sheet = ({ episodeId, order, plan }: { readonly episodeId: string; readonly order: OrderAnswer; readonly plan: PlanAnswer }) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const { name, birthDate } = plan.patient;
  const born =
    birthDate === null ? t("sheet.birthUnknown") : t("sheet.born", { date: formatPlainDate(Temporal.PlainDate.from(birthDate), locale) });
  return (
    <PrintIdentity lines={[name, born, plan.clinic.name]}>
      <Page
        title={t("sheet.title")}
        documentTitle={t("sheet.title")}
        intro={`${name}, ${born}`}
        breadcrumbs={[{ label: t("sheet.back"), href: `/app/episodes/${episodeId}/plan` }]}
        actions={<Button onClick={() => window.print()}>{t("sheet.print")}</Button>}
        width="narrow"
      >
        <Stack gap={6}>
          {order.ended !== null && <p role="note">{t("sheet.ended", { how: t(`orders.${order.ended.how}`).toLowerCase() })}</p>}
          <OrderItems order={order} plan={plan} />
          <Panel title={t("sheet.seen")}>
            <GateConditions reading={order.reading} unfolded />
          </Panel>
        </Stack>
      </Page>
    </PrintIdentity>
  );
};

/** One order as it was signed, for the screen and for paper. */
export const OrderSheet = () => {
  const t = useWords(planWords);
  const { episodeId = "", orderId = "" } = useParams({ strict: false });
  const { data, error, isPending, refetch } = useRead(planContract.readPlan, {
    params: { episodeId },
    follows: { episodeId, kinds: ["plan"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (error !== null) return <ErrorState title={t("loadFailed")} onRetry={() => void refetch()} />;
  const order = data.orders.find((one) => one.orderId === orderId);
  return order === undefined ? <EmptyState title={t("sheet.missing")} /> : <Sheet episodeId={episodeId} order={order} plan={data} />;
};
