import { lazy, Suspense, useState } from "react";

import { adverseEventWords } from "#care/adverse-events/web/adverse-event-words.ts";
import { sessionWords } from "#care/dosing-session/web/session-words.ts";
import { useMay, useMe } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { LinkButton } from "#ui/controls/link-button.tsx";
import { Row } from "#ui/layout/row.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useSessionsOf } from "./use-sessions-of.ts";
import { webWords } from "./web-words.ts";

const RecordDialog = lazy(() => import("#care/adverse-events/web/record-dialog.tsx").then((file) => ({ default: file.RecordDialog })));

type OfSession = { readonly episodeId: string; readonly sessionId: string };

/** What a session leads to beside its own record: an adverse event, and for esketamine the REMS form. */
export const RecordFromSession = ({ episodeId, sessionId }: OfSession) => {
  const t = useWords(adverseEventWords);
  const w = useWords(webWords);
  const s = useWords(sessionWords);
  const { clinic } = useMe();
  const mayRecord = useMay("session.chart");
  const [recording, setRecording] = useState(false);
  const session = useSessionsOf(episodeId).find((one) => one.sessionId === sessionId);
  if (session === undefined) return null;
  return (
    <Row gap={2}>
      <LinkButton href={`/app/episodes/${episodeId}/sessions/${sessionId}/replay`}>{s("replay")}</LinkButton>
      {session.route === "IN-ESK" && (
        <LinkButton href={`/app/episodes/${episodeId}/sessions/${sessionId}/rems`}>{w("pages.remsForm")}</LinkButton>
      )}
      {mayRecord && <Button onClick={() => setRecording(true)}>{t("record")}</Button>}
      {recording && (
        <Suspense fallback={null}>
          <RecordDialog
            episodeId={episodeId}
            session={session}
            sessions={[]}
            timeZone={clinic.timeZone}
            onClose={() => setRecording(false)}
          />
        </Suspense>
      )}
    </Row>
  );
};
