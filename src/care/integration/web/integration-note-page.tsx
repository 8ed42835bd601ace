import type { ReactNode } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page, type Crumb } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Split } from "#ui/layout/split.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { integrationContract } from "../contract.ts";
import { integrationWords } from "./integration-words.ts";
import { PracticesPanel } from "./practices-panel.tsx";
import { PsychotherapyNotes } from "./psychotherapy-notes.tsx";
import { SessionNoteTabs } from "./session-note-tabs.tsx";

type IntegrationNotePageProps = {
  readonly episodeId: string;
  readonly sessionId: string;
  readonly timeZone: string;
  /** The session's timeline, where the conversation starts; the application fills it in. */
  readonly sessionTimeline: ReactNode;
  readonly onSigned: () => void;
  /** The way back to the episode. */
  readonly breadcrumbs?: readonly Crumb[] | undefined;
};

/** The therapist's page: the notes on one side, the session's timeline on the other, the own notes below and apart. */
export const IntegrationNotePage = (props: IntegrationNotePageProps) => {
  const { episodeId, sessionId, timeZone, sessionTimeline, onSigned, breadcrumbs } = props;
  const t = useWords(integrationWords);
  const { data, isPending, isError, refetch } = useRead(integrationContract.readIntegration, {
    params: { episodeId },
    follows: { episodeId, kinds: ["integration", "dosing-session"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("panel.failed")} onRetry={() => void refetch()} />;
  return (
    <Page title={t("note.title")} intro={t("note.intro")} documentTitle={t("note.title")} breadcrumbs={breadcrumbs} width="full">
      <Split aside={<Panel title={t("note.timeline")}>{sessionTimeline ?? <p>{t("note.noTimeline")}</p>}</Panel>}>
        <Stack gap={6}>
          <SessionNoteTabs {...{ episodeId, sessionId, timeZone, onSigned }} integration={data} />
          <PracticesPanel episodeId={episodeId} practices={data.practices} mayWrite />
          <PsychotherapyNotes episodeId={episodeId} timeZone={timeZone} />
        </Stack>
      </Split>
    </Page>
  );
};
