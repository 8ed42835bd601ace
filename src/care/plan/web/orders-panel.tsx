import { useState } from "react";

import { inMilligrams } from "#care/pharmacy/web/amounts.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { Link } from "#ui/layout/link.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { planContract, type OrderAnswer, type PlanAnswer } from "../contract.ts";
import { planWords } from "./plan-words.ts";
import { Stated } from "./stated.tsx";

type ActsProps = { readonly episodeId: string; readonly order: OrderAnswer; readonly mayCancel: boolean };

const OrderActs = ({ episodeId, order, mayCancel }: ActsProps) => {
  const t = useWords(planWords);
  const { show } = useToasts();
  const [asking, setAsking] = useState(false);
  const cancel = useCommand(planContract.cancelOrder);
  const cancelNow = (reason: string) =>
    cancel.mutate(
      { params: { episodeId, orderId: order.orderId }, body: { reason } },
      {
        onSuccess: () => {
          setAsking(false);
          show({ message: t("orders.cancelledNow") });
        },
        onError: (error) => void show({ message: error.message, kind: "failure" }),
      },
    );
  return (
    <Row gap={2}>
      <Link href={`/app/episodes/${episodeId}/orders/${order.orderId}`}>{t("orders.print")}</Link>
      {mayCancel && order.ended === null && (
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {t("orders.cancel")}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("orders.cancelTitle")}
        description={t("orders.cancelBody")}
        confirmLabel={t("orders.cancel")}
        reason="required"
        danger
        busy={cancel.isPending}
        onConfirm={cancelNow}
      />
    </Row>
  );
};

/** Every order of the episode, newest first. */
export const OrdersPanel = ({ episodeId, plan }: { readonly episodeId: string; readonly plan: PlanAnswer }) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const columns = [
    {
      key: "what",
      header: t("orders.what"),
      cell: (order: OrderAnswer) => `${inMilligrams(order.dose, locale)} mg, ${t(`route.${order.route}`)}`,
    },
    {
      key: "when",
      header: t("orders.when"),
      cell: (order: OrderAnswer) => <Stated at={order.at} by={order.by} timeZone={plan.clinic.timeZone} />,
    },
    {
      key: "state",
      header: t("orders.state"),
      cell: (order: OrderAnswer) =>
        order.ended === null ? <Tag kind="accent">{t("orders.active")}</Tag> : <Tag>{t(`orders.${order.ended.how}`)}</Tag>,
    },
    {
      key: "acts",
      header: t("orders.acts"),
      actions: true,
      cell: (order: OrderAnswer) => <OrderActs episodeId={episodeId} order={order} mayCancel={plan.signer.isPrescriber} />,
    },
  ];
  return (
    <Panel title={t("orders.title")} flush>
      <DataTable
        caption={t("orders.title")}
        columns={columns}
        rows={plan.orders.toReversed()}
        rowKey={(order) => order.orderId}
        empty={<EmptyState title={t("orders.empty")} />}
      />
    </Panel>
  );
};
