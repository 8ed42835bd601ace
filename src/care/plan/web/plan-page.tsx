import { useParams } from "@tanstack/react-router";

import { useRead } from "#platform/http/browser/use-read.ts";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Split } from "#ui/layout/split.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { planContract } from "../contract.ts";
import { BodyPanel } from "./body-panel.tsx";
import { LastSessionPanel } from "./last-session-panel.tsx";
import { MedicinesPanel } from "./medicines-panel.tsx";
import { MonitoringPanel } from "./monitoring-panel.tsx";
import { OrderForm } from "./order-form.tsx";
import { OrdersPanel } from "./orders-panel.tsx";
import { PlanPanel } from "./plan-panel.tsx";
import { planWords } from "./plan-words.ts";
import { WeightPanel } from "./weight-panel.tsx";

/** The prescriber's page of an episode: plan, what an order needs, the dose and its gate, and every order so far. */
export const PlanPage = () => {
  const t = useWords(planWords);
  const { episodeId = "" } = useParams({ strict: false });
  const { data, error, isPending, refetch } = useRead(planContract.readPlan, {
    params: { episodeId },
    follows: { episodeId, kinds: ["plan", "screening", "dosing-session", "integration"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (error !== null) return <ErrorState title={t("loadFailed")} onRetry={() => void refetch()} />;
  const checks = (
    <Stack gap={6}>
      <WeightPanel episodeId={episodeId} plan={data} />
      <BodyPanel episodeId={episodeId} plan={data} />
      <MedicinesPanel episodeId={episodeId} plan={data} />
      <MonitoringPanel episodeId={episodeId} plan={data} />
    </Stack>
  );
  return (
    <Page
      title={t("title")}
      documentTitle={t("documentTitle")}
      breadcrumbs={[{ label: data.patient.name, href: `/app/episodes/${episodeId}` }]}
      width="full"
    >
      <Stack gap={6}>
        <Split aside={checks}>
          <Stack gap={6}>
            <PlanPanel episodeId={episodeId} answer={data} />
            <LastSessionPanel episodeId={episodeId} plan={data} />
          </Stack>
        </Split>
        <OrderForm episodeId={episodeId} plan={data} />
        <OrdersPanel episodeId={episodeId} plan={data} />
      </Stack>
    </Page>
  );
};
