import { useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { safetyContract } from "../contract.ts";
import { emptyPlanWords, typedFrom, type SafetyPlanWords } from "../rules/stored-plan.ts";
import { PlanEditor } from "./plan-editor.tsx";
import { PlanSheet } from "./plan-sheet.tsx";
import { PlanSigning } from "./plan-signing.tsx";
import { planWords } from "./plan-words.ts";

type OfEpisode = { readonly episodeId: string };

/** Fetches what is typed so far before the fields open, so that nothing typed elsewhere is written over. */
const Writing = ({ episodeId, words, onKept }: OfEpisode & { readonly words: SafetyPlanWords | null; readonly onKept: () => void }) => {
  const t = useWords(planWords);
  const { data, isPending, isError, refetch } = useRead(safetyContract.readSafetyPlanDraft, { params: { episodeId } });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  const draft = data.draft && { revision: data.draft.revision, value: data.draft.typed };
  return <PlanEditor episodeId={episodeId} start={typedFrom(words ?? emptyPlanWords)} draft={draft} onKept={onKept} />;
};

/** The safety plan as staff read, write, sign, give and print it. */
export const PlanPanel = ({ episodeId, timeZone }: OfEpisode & { readonly timeZone: string }) => {
  const t = useWords(planWords);
  const mayWrite = useMay("safety.close");
  const [writing, setWriting] = useState(false);
  const { data, isPending, isError, refetch } = useRead(safetyContract.readSafetyPlan, {
    params: { episodeId },
    follows: { episodeId, kinds: ["safety"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  const { plan } = data;
  const acts = !writing && (
    <Row gap={2}>
      {plan !== null && (
        <Button kind="quiet" onClick={() => window.print()}>
          {t("print")}
        </Button>
      )}
      {mayWrite && <Button onClick={() => setWriting(true)}>{t(plan === null ? "write" : "edit")}</Button>}
    </Row>
  );
  return (
    <Panel title={t("title")} actions={acts}>
      {writing && <Writing episodeId={episodeId} words={plan?.words ?? null} onKept={() => setWriting(false)} />}
      {!writing && plan === null && <EmptyState title={t("none")} />}
      {!writing && plan !== null && (
        <Stack gap={5}>
          <PlanSigning episodeId={episodeId} plan={plan} timeZone={timeZone} mayWrite={mayWrite} />
          <PlanSheet words={plan.words} />
        </Stack>
      )}
    </Panel>
  );
};
