import { useParams } from "@tanstack/react-router";

import { ScreeningDecision } from "#care/screening/web/screening-decision.tsx";
import { useMay, useMe } from "#platform/identity/browser/me.ts";
import { Page } from "#ui/layout/page.tsx";
import { useWords } from "#ui/words/use-words.ts";

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
