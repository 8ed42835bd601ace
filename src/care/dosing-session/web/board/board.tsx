import { serverNow } from "#platform/http/browser/server-clock.ts";
import { useServerNow } from "#platform/http/browser/use-server-now.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import type { BoardSession } from "../../contract-answers.ts";
import styles from "./board.module.css";
import { useSteadyOrder } from "./use-steady-order.ts";
import { RoomCard, type RoomCardProps } from "./room-card.tsx";
import { SoundPanel } from "../alarms/sound-panel.tsx";
import { silenceBody } from "../alarms/silence-body.ts";
import { boardWords } from "../session-words.ts";

type BoardProps = { readonly timeZone: string; readonly mayAcknowledge: boolean };

/** Every running session on one screen, alive. Losing the server is itself a state of alarm. */
export const Board = ({ timeZone, mayAcknowledge }: BoardProps) => {
  const t = useWords(boardWords);
  const now = useServerNow();
  const { show } = useToasts();
  const acknowledge = useCommand(dosingSessionContract.acknowledgeAlarm);
  const { data, isPending, isError, refetch } = useRead(dosingSessionContract.readBoard, {
    params: {},
    follows: { kinds: ["dosing-session"] },
    refreshEvery: 2_000,
  });
  const silence = useCommand(dosingSessionContract.silenceAlarm);
  const { data: trends } = useRead(dosingSessionContract.readTrends, { params: {}, refreshEvery: 30_000, background: true });
  const sessions = useSteadyOrder(data?.sessions ?? [], now);
  const answersIn = (session: BoardSession): Pick<RoomCardProps, "onAcknowledge" | "onSilence"> => {
    const params = { episodeId: session.episodeId, sessionId: session.sessionId };
    const told = { onError: (error: Error) => void show({ message: error.message, kind: "failure" }) };
    return {
      onAcknowledge: (alarmId, reason) => acknowledge.mutate({ params, body: { alarmId, reason } }, told),
      onSilence: (alarm) => {
        const body = silenceBody(alarm, session, serverNow());
        silence.mutate({ params, body: { ...body, until: body.until.toString() } }, told);
      },
    };
  };
  return (
    <Page title={t("title")} intro={t("intro")} width="full" documentTitle={t("title")}>
      {isPending && <LoadingState shape="panel" />}
      {isError && data === undefined && <ErrorState title={t("failed")} kept={t("failedKept")} onRetry={() => void refetch()} />}
      {data?.sessions.length === 0 && <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>}
      <div className={styles["rooms"]}>
        {sessions.map((session) => (
          <RoomCard
            key={session.sessionId}
            session={session}
            now={now}
            trend={trends?.sessions.find(({ sessionId }) => sessionId === session.sessionId)}
            timeZone={timeZone}
            {...(mayAcknowledge ? answersIn(session) : {})}
          />
        ))}
      </div>
      <SoundPanel timeZone={timeZone} />
    </Page>
  );
};
