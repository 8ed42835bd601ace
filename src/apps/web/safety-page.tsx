import { useParams } from "@tanstack/react-router";

import { EpisodeSafetyPanels } from "#care/safety/web/episode-safety.tsx";
import { PlanPanel } from "#care/safety/web/plan-panel.tsx";
import { safetyWords } from "#care/safety/web/safety-words.ts";
import { useMe } from "#platform/identity/browser/me.ts";
import { Page } from "#ui/layout/page.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { usePatientCrumb } from "./use-patient-crumb.ts";

export const SafetyPage = () => {
  const t = useWords(safetyWords);
  const { episodeId = "" } = useParams({ strict: false });
  const { clinic } = useMe();
  return (
    <Page title={t("panel")} documentTitle={t("panel")} breadcrumbs={usePatientCrumb(episodeId)}>
      <Stack gap={5}>
        <EpisodeSafetyPanels episodeId={episodeId} timeZone={clinic.timeZone} />
        <PlanPanel episodeId={episodeId} timeZone={clinic.timeZone} />
      </Stack>
    </Page>
  );
};
