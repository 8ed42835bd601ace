import { useRead } from "#platform/http/browser/use-read.ts";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useNow } from "#ui/state/use-now.ts";
import { useWords } from "#ui/words/use-words.ts";

import { measuresContract } from "../contract.ts";
import { measuresWords } from "./measures-words.ts";
import { SafetyTaskCard } from "./safety-task-card.tsx";

const SafetyTasks = ({ mayClose }: { readonly mayClose: boolean }) => {
  const t = useWords(measuresWords);
  const now = useNow(30);
  const { data, isPending, isError, refetch } = useRead(measuresContract.readSafetyWorklist, {
    params: {},
    follows: { kinds: ["measures"] },
    refreshEvery: 60_000,
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("safety.failed")} onRetry={() => void refetch()} />;
  if (data.tasks.length === 0) return <EmptyState title={t("safety.none")}>{t("safety.noneBody")}</EmptyState>;
  return (
    <Stack gap={4}>
      {data.tasks.map((task) => (
        <SafetyTaskCard key={task.flagId} task={task} now={now} mayClose={mayClose} />
      ))}
    </Stack>
  );
};

/** The clinic's open safety flags, what is due first on top. */
export const SafetyWorklist = ({ mayClose }: { readonly mayClose: boolean }) => {
  const t = useWords(measuresWords);
  return (
    <Panel title={t("safety.title")} note={t("safety.intro")}>
      <SafetyTasks mayClose={mayClose} />
    </Panel>
  );
};
