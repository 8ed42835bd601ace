import { useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { followUpContract, type FollowUpView } from "../contract.ts";
import { ClosingPanel } from "./closing-panel.tsx";
import { ContactLog } from "./contact-log.tsx";
import { DoseDurations } from "./dose-durations.tsx";
import { DriftLine } from "./drift-line.tsx";
import { followUpWords } from "./follow-up-words.ts";
import { NextDoseEvidence } from "./next-dose-evidence.tsx";
import { PlannedTable } from "./planned-table.tsx";
import { ScheduleDialog } from "./schedule-dialog.tsx";

type PlanProps = { readonly episodeId: string; readonly followUp: FollowUpView; readonly timeZone: string; readonly maySchedule: boolean };

const Plan = ({ episodeId, followUp, timeZone, maySchedule }: PlanProps) => {
  const t = useWords(followUpWords);
  const [scheduling, setScheduling] = useState(false);
  const { lastDoseAt, closed } = followUp;
  const isPlanned = followUp.planned.some(({ state }) => state !== "cancelled");
  const mayPlan = maySchedule && lastDoseAt !== null && closed === null;
  const act = mayPlan && <Button onClick={() => setScheduling(true)}>{isPlanned ? t("plan.scheduleAgain") : t("plan.schedule")}</Button>;
  return (
    <Panel title={t("plan.title")} actions={act} flush>
      {isPlanned ? (
        <PlannedTable followUp={followUp} timeZone={timeZone} />
      ) : (
        <EmptyState title={t("plan.none")}>{lastDoseAt === null ? t("plan.noDose") : t("plan.noneBody")}</EmptyState>
      )}
      {scheduling && lastDoseAt !== null && (
        <ScheduleDialog episodeId={episodeId} lastDoseAt={lastDoseAt} timeZone={timeZone} onClose={() => setScheduling(false)} />
      )}
    </Panel>
  );
};

type FollowUpPanelProps = {
  readonly episodeId: string;
  readonly timeZone: string;
  /** `follow-up.schedule` */
  readonly maySchedule: boolean;
  /** `task.work` */
  readonly mayContact: boolean;
  /** `integration.write` */
  readonly mayClose: boolean;
  /** `gate.override` */
  readonly mayOverride: boolean;
  /** Medical director. */
  readonly mayReview: boolean;
};

/** An episode's follow-up for staff: the schedule and its answers, how the benefit holds, the contacts, closing. */
export const FollowUpPanel = ({ episodeId, timeZone, maySchedule, mayContact, mayClose, mayOverride, mayReview }: FollowUpPanelProps) => {
  const t = useWords(followUpWords);
  const { data, isPending, isError, refetch } = useRead(followUpContract.readFollowUp, {
    params: { episodeId },
    follows: { episodeId, kinds: ["follow-up", "measures", "integration", "dosing-session"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("plan.failed")} onRetry={() => void refetch()} />;
  return (
    <Stack gap={5}>
      <Plan episodeId={episodeId} followUp={data} timeZone={timeZone} maySchedule={maySchedule} />
      <Panel title={t("drift.title")}>
        <DriftLine drift={data.drift} limits={data.limits} timeZone={timeZone} />
      </Panel>
      <DoseDurations durations={data.durations} drop={data.limits.drop} timeZone={timeZone} />
      <NextDoseEvidence episodeId={episodeId} followUp={data} timeZone={timeZone} mayReview={mayReview} />
      <ContactLog episodeId={episodeId} contacts={data.contacts} timeZone={timeZone} mayContact={mayContact} />
      <ClosingPanel episodeId={episodeId} followUp={data} timeZone={timeZone} mayClose={mayClose} mayOverride={mayOverride} />
    </Stack>
  );
};
