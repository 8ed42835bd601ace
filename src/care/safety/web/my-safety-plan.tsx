import { useParams } from "@tanstack/react-router";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useMe } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { safetyContract } from "../contract.ts";
import { CrisisLineList } from "./crisis-line-list.tsx";
import { PlanSheet } from "./plan-sheet.tsx";
import { planWords } from "./plan-words.ts";

/** A patient's own plan on the phone: crisis lines first, whatever else can be fetched. */
export const MySafetyPlan = () => {
  const t = useWords(planWords);
  const locale = useLocale();
  const { clinic } = useMe();
  const { show } = useToasts();
  const { episodeId = "" } = useParams({ strict: false });
  const sign = useCommand(safetyContract.signSafetyPlan);
  const { data, isPending, isError, refetch } = useRead(safetyContract.readSafetyPlan, {
    params: { episodeId },
    follows: { episodeId, kinds: ["safety"] },
  });
  const plan = data?.plan ?? null;
  const signNow = (planId: string) =>
    sign.mutate(
      { params: { episodeId, planId }, body: { as: "patient" } },
      {
        onSuccess: () => void show({ message: t("signedNow") }),
        onError: (error) => void show({ message: error.message, kind: "failure" }),
      },
    );
  const printing = plan !== null && (
    <Button kind="quiet" onClick={() => window.print()}>
      {t("print")}
    </Button>
  );
  return (
    <Page title={t("mine")} documentTitle={t("mine")} intro={t("mineIntro")} width="narrow" actions={printing}>
      <Stack gap={5}>
        {plan === null && <CrisisLineList />}
        {isPending && <LoadingState shape="panel" />}
        {isError && <ErrorState title={t("failed")} onRetry={() => void refetch()} />}
        {data !== undefined && plan === null && <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>}
        {plan !== null && (
          <>
            <PlanSheet words={plan.words} />
            <p>{t("written", { date: formatDate(plan.writtenAt, clinic.timeZone, locale) })}</p>
            {plan.signed.patient === null ? (
              <Button kind="primary" wide busy={sign.isPending} onClick={() => signNow(plan.planId)}>
                {t("sign")}
              </Button>
            ) : (
              <p>{t("signed.patient", { date: formatDate(plan.signed.patient.at, clinic.timeZone, locale) })}</p>
            )}
          </>
        )}
      </Stack>
    </Page>
  );
};
