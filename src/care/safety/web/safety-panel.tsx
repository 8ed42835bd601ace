import { useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { Link } from "#ui/layout/link.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { safetyContract, type EpisodeSafety } from "../contract.ts";
import { concernWords } from "./concern-words.ts";
import { FlagState } from "./flag-state.tsx";
import { PlanState } from "./plan-state.tsx";
import { RaiseConcernDialog } from "./raise-concern-dialog.tsx";
import styles from "./safety.module.css";
import { safetyWords } from "./safety-words.ts";

const Flags = ({ safety }: { readonly safety: EpisodeSafety }) => {
  const t = useWords(safetyWords);
  const open = safety.flags.filter(({ closed }) => closed === null);
  if (open.length === 0) return <p>{t("none")}</p>;
  return (
    <ul className={styles["list"]}>
      {open.map((flag) => (
        <li key={flag.flagId}>
          <FlagState flag={flag} brief /> {t(`rule.${flag.rule}`)}. {flag.acknowledged === null ? t("notSeen") : t("isSeen")}.{" "}
          {t(`closer.${flag.closeBy}`)}
        </li>
      ))}
    </ul>
  );
};

type SafetyPanelProps = {
  readonly episodeId: string;
  readonly timeZone: string;
  /** On the page of safety itself there is nowhere to go on to. */
  readonly isOwnPage?: boolean;
};

/** An episode's safety at a glance: open flags, whether they hold dosing, and how the plan stands. */
export const SafetyPanel = ({ episodeId, timeZone, isOwnPage = false }: SafetyPanelProps) => {
  const t = useWords(safetyWords);
  const words = useWords(concernWords);
  const mayRaise = useMay("task.work");
  const [raising, setRaising] = useState(false);
  const { data, isPending, isError, refetch } = useRead(safetyContract.readSafety, {
    params: { episodeId },
    follows: { episodeId, kinds: ["measures", "safety"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  return (
    <Panel title={t("panel")}>
      <Stack gap={3}>
        <Flags safety={data} />
        {data.holds.length === 0 && (
          <p>
            <StateMark kind="met" decorative /> {t("noHold")}
          </p>
        )}
        {data.holds.map((words) => (
          <p key={words}>
            <StateMark kind="unmet" decorative /> {words}
          </p>
        ))}
        <PlanState plan={data.plan} timeZone={timeZone} />
        <Row gap={3}>
          {mayRaise && <Button onClick={() => setRaising(true)}>{words("raise")}</Button>}
          {!isOwnPage && <Link href={`/app/episodes/${episodeId}/safety`}>{t("whole")}</Link>}
        </Row>
      </Stack>
      {raising && <RaiseConcernDialog episodeId={episodeId} onClose={() => setRaising(false)} />}
    </Panel>
  );
};
