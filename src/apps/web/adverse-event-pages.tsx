import { useParams } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";

import { AdverseEventList } from "#care/adverse-events/web/adverse-event-list.tsx";
import { adverseEventWords } from "#care/adverse-events/web/adverse-event-words.ts";
import { CountsTable } from "#care/adverse-events/web/counts-table.tsx";
import { DutiesWorklist } from "#care/adverse-events/web/duties-worklist.tsx";
import { useMay, useMe } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { usePatientCrumb } from "./use-patient-crumb.ts";
import { useSessionsOf } from "./use-sessions-of.ts";

const RecordDialog = lazy(() => import("#care/adverse-events/web/record-dialog.tsx").then((file) => ({ default: file.RecordDialog })));

/** An episode's adverse events: all that is on record, what is owed, and recording one. */
export const AdverseEventsPage = () => {
  const t = useWords(adverseEventWords);
  const { episodeId = "" } = useParams({ strict: false });
  const me = useMe();
  const sessions = useSessionsOf(episodeId);
  const [recording, setRecording] = useState(false);
  const isDirector = me.standing === "staff" && me.roles.includes("medical-director");
  const may = { record: useMay("session.chart"), review: useMay("adverse-event.review"), direct: isDirector };
  return (
    <Page
      title={t("title")}
      documentTitle={t("title")}
      breadcrumbs={usePatientCrumb(episodeId)}
      actions={may.record && <Button onClick={() => setRecording(true)}>{t("record")}</Button>}
    >
      <AdverseEventList episodeId={episodeId} may={may} />
      {recording && (
        <Suspense fallback={null}>
          <RecordDialog {...{ episodeId, sessions }} session={null} timeZone={me.clinic.timeZone} onClose={() => setRecording(false)} />
        </Suspense>
      )}
    </Page>
  );
};

/** The clinic's adverse events: what is still owed, and how many there were. */
export const AdverseEventWorklistPage = () => {
  const t = useWords(adverseEventWords);
  const { clinic } = useMe();
  return (
    <Page title={t("title")} documentTitle={t("title")} width="full">
      <Stack gap={6}>
        <Panel title={t("worklist.title")} flush>
          <DutiesWorklist timeZone={clinic.timeZone} />
        </Panel>
        <Panel title={t("counts.title")} flush>
          <CountsTable />
        </Panel>
      </Stack>
    </Page>
  );
};
