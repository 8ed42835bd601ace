import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import { episodeContract } from "#care/episode/contract.ts";
import { EpisodeTimeline } from "#care/episode/web/episode-timeline.tsx";
import { episodeWords } from "#care/episode/web/episode-words.ts";
import { SessionsPanel } from "#care/episode/web/sessions-panel.tsx";
import { GatesPanel, MissingPanel, StageLine } from "#care/episode/web/standing-panels.tsx";
import { measuresContract } from "#care/measures/contract.ts";
import { TrajectoryPanel } from "#care/measures/web/trajectory-panel.tsx";
import { SafetyPanel } from "#care/safety/web/safety-panel.tsx";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay, useMe } from "#platform/identity/browser/me.ts";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { Link } from "#ui/layout/link.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Split } from "#ui/layout/split.tsx";
import { formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import styles from "./episode-page.module.css";
import { useDoseMarks } from "./use-dose-marks.ts";

type OfEpisode = { readonly episodeId: string };

const EpisodeExtras = lazy(() => import("./episode-extras.tsx").then((file) => ({ default: file.EpisodeExtras })));

const Trajectory = ({ episodeId }: OfEpisode) => {
  const { clinic } = useMe();
  const doses = useDoseMarks(episodeId);
  const { data } = useRead(measuresContract.readMeasures, { params: { episodeId }, follows: { episodeId, kinds: ["measures"] } });
  return data === undefined ? <LoadingState shape="panel" /> : <TrajectoryPanel measures={data} doses={doses} timeZone={clinic.timeZone} />;
};

const pages = ["screening", "measures", "consent", "plan", "preparation", "integration", "followUp", "safety"] as const;

const PageLinks = ({ episodeId }: OfEpisode) => {
  const t = useWords(episodeWords);
  return (
    <nav aria-label={t("pages.title")} className={styles["pages"]}>
      {pages.map((page) => (
        <Link key={page} href={`/app/episodes/${episodeId}/${page === "followUp" ? "follow-up" : page}`}>
          {t(`pages.${page}`)}
        </Link>
      ))}
    </nav>
  );
};

/** One patient's course in one screen: where it is, what is missing, whose turn, what the gates say, how it goes. */
export const EpisodePage = () => {
  const t = useWords(episodeWords);
  const locale = useLocale();
  const { clinic } = useMe();
  const { episodeId = "" } = useParams({ strict: false });
  const mayOpen = useMay("session.lead");
  const { data, isPending, isError, refetch } = useRead(episodeContract.readStanding, { params: { episodeId }, follows: { episodeId } });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  const born = data.birthDate === null ? undefined : t("born", { date: formatPlainDate(Temporal.PlainDate.from(data.birthDate), locale) });
  const everything = (
    <Panel title={t("timeline.title")}>
      <EpisodeTimeline episodeId={episodeId} timeZone={clinic.timeZone} />
    </Panel>
  );
  return (
    <Page title={data.patientName} documentTitle={t("stageLine")} intro={born} width="full">
      <StageLine standing={data} />
      <PageLinks episodeId={episodeId} />
      <div className={styles["panels"]}>
        <MissingPanel standing={data} />
        <GatesPanel standing={data} />
        <SafetyPanel episodeId={episodeId} timeZone={clinic.timeZone} />
        <SessionsPanel episodeId={episodeId} timeZone={clinic.timeZone} mayOpen={mayOpen && data.closedAs === null} />
        <Suspense fallback={null}>
          <EpisodeExtras episodeId={episodeId} />
        </Suspense>
      </div>
      <Split ratio="even" aside={everything}>
        <Trajectory episodeId={episodeId} />
      </Split>
    </Page>
  );
};
