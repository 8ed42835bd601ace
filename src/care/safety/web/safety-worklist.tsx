import { useRead } from "#platform/http/browser/use-read.ts";
import { useMe } from "#platform/identity/browser/me.ts";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useNow } from "#ui/state/use-now.ts";
import { useWords } from "#ui/words/use-words.ts";

import { safetyContract, type SafetyTask } from "../contract.ts";
import { closesAs } from "../rules/closes-as.ts";
import { OnCall } from "./on-call.tsx";
import { SafetyTaskCard } from "./safety-task-card.tsx";
import { safetyWords } from "./safety-words.ts";
import { dueOf, type Occasion } from "./task-due.ts";

const occasions: readonly Occasion[] = ["before-dose", "next-session"];

type Listed = { readonly tasks: readonly SafetyTask[] };

const Cards = ({ tasks }: Listed) => {
  const now = useNow(30);
  const closes = closesAs(new Set(useMe().permissions));
  return tasks.map((task) => <SafetyTaskCard key={task.flagId} task={task} now={now} mayClose={closes.includes(task.closeBy)} />);
};

/** What has a time first, as the server orders it; below it what waits for an occasion, in groups. */
const Grouped = ({ tasks }: Listed) => {
  const t = useWords(safetyWords);
  const now = useNow(30);
  const waitsFor = (task: SafetyTask) => {
    const due = dueOf(task, now);
    return due.kind === "occasion" ? due.occasion : null;
  };
  return (
    <Stack gap={4}>
      <Cards tasks={tasks.filter((task) => waitsFor(task) === null)} />
      {occasions.map((occasion) => {
        const waiting = tasks.filter((task) => waitsFor(task) === occasion);
        return waiting.length === 0 ? null : (
          <section key={occasion} aria-label={t(`waits.${occasion}`)}>
            <Stack gap={4}>
              <h3>{t(`waits.${occasion}`)}</h3>
              <Cards tasks={waiting} />
            </Stack>
          </section>
        );
      })}
    </Stack>
  );
};

const SafetyTasks = () => {
  const t = useWords(safetyWords);
  const { data, isPending, isError, refetch } = useRead(safetyContract.readSafetyWorklist, {
    params: {},
    follows: { kinds: ["measures", "safety"] },
    refreshEvery: 60_000,
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  if (data.tasks.length === 0) return <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>;
  return <Grouped tasks={data.tasks} />;
};

/** The clinic's open safety flags, what is due first on top, and who is on call for them. */
export const SafetyWorklist = () => {
  const t = useWords(safetyWords);
  return (
    <Panel title={t("title")} note={t("intro")}>
      <Stack gap={4}>
        <OnCall />
        <SafetyTasks />
      </Stack>
    </Panel>
  );
};

/** The open matters of compliance; nothing is shown where there is none. */
export const ComplianceWorklist = () => {
  const t = useWords(safetyWords);
  const { data, isError, refetch } = useRead(safetyContract.readComplianceTasks, {
    params: {},
    follows: { kinds: ["safety"] },
    refreshEvery: 60_000,
  });
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  if (data === undefined || data.tasks.length === 0) return null;
  return (
    <Panel title={t("compliance.title")} note={t("compliance.intro")}>
      <Stack gap={4}>
        <Cards tasks={data.tasks} />
      </Stack>
    </Panel>
  );
};
