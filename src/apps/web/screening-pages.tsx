import { useParams } from "@tanstack/react-router";

import { EpisodeMeasures } from "#care/measures/web/episode-measures.tsx";
import { ScreeningDecision } from "#care/screening/web/screening-decision.tsx";
import { useMay, useMe } from "#platform/identity/browser/me.ts";
import { Page } from "#ui/layout/page.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useDoseMarks } from "./episode-page.tsx";
import { usePatientCrumb } from "./use-patient-crumb.ts";
import { webWords } from "./web-words.ts";

export const ScreeningPage = () => {
  const t = useWords(webWords);
  const { episodeId = "" } = useParams({ strict: false });
  const { clinic } = useMe();
  const title = t("pages.screening");
  return (
    <Page title={title} documentTitle={title} breadcrumbs={usePatientCrumb(episodeId)} width="full">
      <ScreeningDecision episodeId={episodeId} timeZone={clinic.timeZone} mayDecide={useMay("screening.decide")} />
    </Page>
  );
};

export const MeasuresPage = () => {
  const t = useWords(webWords);
  const { episodeId = "" } = useParams({ strict: false });
  const { clinic } = useMe();
  const doses = useDoseMarks(episodeId);
  const title = t("pages.measures");
  return (
    <Page title={title} documentTitle={title} breadcrumbs={usePatientCrumb(episodeId)}>
      <EpisodeMeasures
        episodeId={episodeId}
        timeZone={clinic.timeZone}
        doses={doses}
        mayRequest={useMay("follow-up.schedule")}
        mayScreen={useMay("session.chart")}
      />
    </Page>
  );
};
