import { episodeContract, type EpisodeStanding } from "#care/episode/contract.ts";
import type { MissingThing } from "#care/episode/rules/missing-things.ts";
import { measuresContract } from "#care/measures/contract.ts";
import { TrajectoryPanel } from "#care/measures/web/trajectory-panel.tsx";
import { peopleWords } from "#care/people/web/people-words.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useMe } from "#platform/identity/browser/me.ts";
import { LinkButton } from "#ui/controls/link-button.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { webWords } from "./web-words.ts";

type Step = { readonly href: string; readonly what: "intake" | "consent" | "preparation" | "questionnaire" | "practices" };

/** Where a patient does what is asked of them; undefined for what somebody else does. */
const stepFor = (what: MissingThing, episodeId: string, requestId: string | undefined): Step | undefined => {
  switch (what) {
    case "intake":
    case "baseline-measure":
      return { href: `/me/intake/${episodeId}`, what: "intake" };
    case "consent-signature":
      return { href: `/me/consent/${episodeId}`, what: "consent" };
    case "intention":
    case "expectations":
    case "escort":
      return { href: `/me/prepare/${episodeId}`, what: "preparation" };
    case "answer-measure":
      return requestId === undefined ? undefined : { href: `/me/answer/${episodeId}/${requestId}`, what: "questionnaire" };
    default:
      return undefined;
  }
};

const NextStep = ({ standing }: { readonly standing: EpisodeStanding }) => {
  const t = useWords(webWords);
  const { data } = useRead(measuresContract.readMeasures, { params: { episodeId: standing.episodeId } });
  const due = data?.requests.find((request) => request.answeredBy === null);
  const asked = standing.missing.flatMap(({ what, turn }) =>
    turn === "patient" ? (stepFor(what, standing.episodeId, due?.requestId) ?? []) : [],
  );
  const open = due === undefined ? undefined : stepFor("answer-measure", standing.episodeId, due.requestId);
  const next = asked[0] ?? (standing.stage === "screening" ? undefined : open);
  if (next === undefined) return <EmptyState title={t("me.nothing")}>{t("me.nothingBody")}</EmptyState>;
  return (
    <Panel title={t("me.next")}>
      <Stack gap={4}>
        <p>{t(`me.steps.${next.what}`)}</p>
        <LinkButton href={next.href} kind="primary" wide>
          {t(`me.go.${next.what}`)}
        </LinkButton>
      </Stack>
    </Panel>
  );
};

const HowItGoes = ({ episodeId }: { readonly episodeId: string }) => {
  const { clinic } = useMe();
  const { data } = useRead(measuresContract.readMeasures, { params: { episodeId } });
  const known = (data?.results.length ?? 0) > 0;
  return known && data !== undefined ? <TrajectoryPanel measures={data} timeZone={clinic.timeZone} /> : null;
};

/** A patient's first page: one thing to do next, said plainly; then how it has been. */
export const PatientHome = () => {
  const t = useWords(webWords);
  const people = useWords(peopleWords);
  const me = useMe();
  const { data, isPending, isError, refetch } = useRead(episodeContract.readOwnEpisode, { params: {} });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("me.failed")} onRetry={() => void refetch()} />;
  const { episode } = data;
  return (
    <Page title={t("me.hello", { name: me.name.split(" ")[0] ?? me.name })} documentTitle={t("nav.me")} width="narrow">
      {episode === null ? (
        <EmptyState title={t("me.nothing")} />
      ) : (
        <Stack gap={6}>
          <NextStep standing={episode} />
          <p>{t("me.stage", { stage: people(`stages.${episode.stage}`) })}</p>
          {(episode.stage === "integration" || episode.stage === "follow-up") && (
            <LinkButton href={`/me/practices/${episode.episodeId}`}>{t("me.go.practices")}</LinkButton>
          )}
          <HowItGoes episodeId={episode.episodeId} />
        </Stack>
      )}
    </Page>
  );
};
