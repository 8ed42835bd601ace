import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay, useMe } from "#platform/identity/browser/me.ts";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useNow } from "#ui/state/use-now.ts";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { safetyContract, type EpisodeSafety } from "../contract.ts";
import { closesAs } from "../rules/closes-as.ts";
import { concernWords } from "./concern-words.ts";
import { describeEvidence } from "./describe-evidence.ts";
import { FlagState } from "./flag-state.tsx";
import { SafetyPanel } from "./safety-panel.tsx";
import { SafetyTaskCard } from "./safety-task-card.tsx";
import styles from "./safety.module.css";
import { safetyWords } from "./safety-words.ts";

type Shown = { readonly safety: EpisodeSafety; readonly timeZone: string };

/** The open flags of this patient as they stand on the worklist, with everything that can be done about them. */
const OpenCards = ({ episodeId }: { readonly episodeId: string }) => {
  const t = useWords(safetyWords);
  const now = useNow(30);
  const closes = closesAs(new Set(useMe().permissions));
  const { data, isError, refetch } = useRead(safetyContract.readSafetyWorklist, {
    params: {},
    follows: { kinds: ["measures", "safety"] },
  });
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  return (data?.tasks ?? [])
    .filter((task) => task.episodeId === episodeId)
    .map((task) => <SafetyTaskCard key={task.flagId} task={task} now={now} mayClose={closes.includes(task.closeBy)} />);
};

const Concerns = ({ safety, timeZone }: Shown) => {
  const t = useWords(concernWords);
  const locale = useLocale();
  return (
    <Panel title={t("recorded")}>
      {safety.concerns.length === 0 && <p>{t("noneRecorded")}</p>}
      <ul className={styles["list"]}>
        {safety.concerns.toReversed().map(({ concernId, evidence, note, at }) => (
          <li key={concernId}>
            {formatDateTime(at, timeZone, locale)} · {t(`kinds.${evidence.kind}`)}: {describeEvidence(evidence, t)}
            {note !== "" && `. ${note}`}
          </li>
        ))}
      </ul>
    </Panel>
  );
};

const Attempts = ({ safety, timeZone }: Shown) => {
  const t = useWords(safetyWords);
  const locale = useLocale();
  return (
    <Panel title={t("attemptsTitle")}>
      {safety.attempts.length === 0 && <p>{t("noAttempts")}</p>}
      <ul className={styles["list"]}>
        {safety.attempts.toReversed().map(({ attemptId, flagId, how, outcome, note, at }) => (
          <li key={attemptId}>
            {formatDateTime(at, timeZone, locale)} · {safety.flags.find((flag) => flag.flagId === flagId)?.rule} ·{" "}
            {t(`attempt.ways.${how}`)}: {t(`attempt.outcomes.${outcome}`)}
            {note !== "" && `. ${note}`}
          </li>
        ))}
      </ul>
    </Panel>
  );
};

const Closed = ({ safety }: { readonly safety: EpisodeSafety }) => {
  const t = useWords(safetyWords);
  const closed = safety.flags.filter((flag) => flag.closed !== null);
  if (closed.length === 0) return null;
  return (
    <Panel title={t("history")}>
      <ul className={styles["list"]}>
        {closed.toReversed().map((flag) => (
          <li key={flag.flagId}>
            <FlagState flag={flag} />
          </li>
        ))}
      </ul>
    </Panel>
  );
};

type EpisodeSafetyPanelsProps = { readonly episodeId: string; readonly timeZone: string };

/** Everything that an episode's staff see of its safety, but the plan. */
export const EpisodeSafetyPanels = ({ episodeId, timeZone }: EpisodeSafetyPanelsProps) => {
  const t = useWords(safetyWords);
  const mayWork = useMay("task.work");
  const { data, isPending, isError, refetch } = useRead(safetyContract.readSafety, {
    params: { episodeId },
    follows: { episodeId, kinds: ["measures", "safety"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  return (
    <Stack gap={5}>
      <SafetyPanel episodeId={episodeId} timeZone={timeZone} isOwnPage />
      {mayWork && <OpenCards episodeId={episodeId} />}
      <Attempts safety={data} timeZone={timeZone} />
      <Concerns safety={data} timeZone={timeZone} />
      <Closed safety={data} />
    </Stack>
  );
};
