import { useParams } from "@tanstack/react-router";

import { FollowUpPanel } from "#care/follow-up/web/follow-up-panel.tsx";
import { useMay, useMe } from "#platform/identity/browser/me.ts";
import { Page } from "#ui/layout/page.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { usePatientCrumb } from "./use-patient-crumb.ts";
import { webWords } from "./web-words.ts";

export const FollowUpPage = () => {
  const t = useWords(webWords);
  const { episodeId = "" } = useParams({ strict: false });
  const { clinic } = useMe();
  const may = {
    maySchedule: useMay("follow-up.schedule"),
    mayContact: useMay("task.work"),
    mayClose: useMay("integration.write"),
    mayOverride: useMay("gate.override"),
    mayReview: useMay("protocol.sign"),
  };
  return (
    <Page title={t("pages.followUp")} documentTitle={t("pages.followUp")} breadcrumbs={usePatientCrumb(episodeId)}>
      <FollowUpPanel episodeId={episodeId} timeZone={clinic.timeZone} {...may} />
    </Page>
  );
};
