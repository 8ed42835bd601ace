import { useParams, useRouter } from "@tanstack/react-router";

import { dosingSessionContract } from "#care/dosing-session/contract.ts";
import { recordedOf } from "#care/dosing-session/web/room/recorded-of.ts";
import { SessionTimeline } from "#care/dosing-session/web/room/session-timeline.tsx";
import { sessionWords } from "#care/dosing-session/web/session-words.ts";
import { IntegrationNotePage } from "#care/integration/web/integration-note-page.tsx";
import { IntegrationPanel } from "#care/integration/web/integration-panel.tsx";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay, useMe } from "#platform/identity/browser/me.ts";
import { LinkButton } from "#ui/controls/link-button.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { usePatientCrumb } from "./use-patient-crumb.ts";
import { webWords } from "./web-words.ts";

type OfSession = { readonly episodeId: string; readonly sessionId: string };

const PastSession = ({ episodeId, sessionId }: OfSession) => {
  const t = useWords(sessionWords);
  const { clinic } = useMe();
  const { data } = useRead(dosingSessionContract.readTimeline, { params: { episodeId, sessionId } });
  if (data === undefined) return <LoadingState shape="lines" />;
  const staff = data.entries.flatMap(({ actor }) => (actor.name === null ? [] : [{ id: actor.id, name: actor.name }]));
  return (
    <>
      <LinkButton href={`/app/episodes/${episodeId}/sessions/${sessionId}/replay`}>{t("replay")}</LinkButton>
      <SessionTimeline facts={data.entries.map(recordedOf)} staff={staff} timeZone={clinic.timeZone} />
    </>
  );
};

/** Integration of an episode: notes, practices, first contacts. */
export const IntegrationStaffPage = () => {
  const t = useWords(webWords);
  const { episodeId = "" } = useParams({ strict: false });
  const { clinic } = useMe();
  return (
    <Page title={t("pages.integration")} documentTitle={t("pages.integration")} breadcrumbs={usePatientCrumb(episodeId)}>
      <IntegrationPanel
        episodeId={episodeId}
        timeZone={clinic.timeZone}
        noteHref={(sessionId) => `/app/episodes/${episodeId}/integration/${sessionId}`}
        mayWrite={useMay("integration.write")}
        mayContact={useMay("task.work")}
      />
    </Page>
  );
};

/** The note of one session, with the session itself beside it. */
export const IntegrationNote = () => {
  const { episodeId = "", sessionId = "" } = useParams({ strict: false });
  const { clinic } = useMe();
  const router = useRouter();
  return (
    <IntegrationNotePage
      episodeId={episodeId}
      sessionId={sessionId}
      timeZone={clinic.timeZone}
      sessionTimeline={<PastSession episodeId={episodeId} sessionId={sessionId} />}
      breadcrumbs={usePatientCrumb(episodeId)}
      onSigned={() => void router.navigate({ href: `/app/episodes/${episodeId}/integration` })}
    />
  );
};
