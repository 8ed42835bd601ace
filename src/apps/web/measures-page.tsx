import { useParams } from "@tanstack/react-router";

import { EpisodeMeasures } from "#care/measures/web/episode-measures.tsx";
import { useMay, useMe } from "#platform/identity/browser/me.ts";
import { Page } from "#ui/layout/page.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useDoseMarks } from "./use-dose-marks.ts";
import { usePatientCrumb } from "./use-patient-crumb.ts";
import { webWords } from "./web-words.ts";

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
