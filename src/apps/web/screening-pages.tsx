import { useParams } from "@tanstack/react-router";

import { EpisodeMeasures } from "#care/measures/web/episode-measures.tsx";
import { ScreeningDecision } from "#care/screening/web/screening-decision.tsx";
import { useMay, useMe } from "#platform/identity/browser/me.ts";

import { useDoseMarks } from "./episode-page.tsx";

export const ScreeningPage = () => {
  const { episodeId = "" } = useParams({ strict: false });
  const { clinic } = useMe();
  return <ScreeningDecision episodeId={episodeId} timeZone={clinic.timeZone} mayDecide={useMay("screening.decide")} />;
};

export const MeasuresPage = () => {
  const { episodeId = "" } = useParams({ strict: false });
  const { clinic } = useMe();
  const doses = useDoseMarks(episodeId);
  return <EpisodeMeasures episodeId={episodeId} timeZone={clinic.timeZone} doses={doses} mayRequest={useMay("follow-up.schedule")} />;
};
