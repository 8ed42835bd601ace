import { useParams } from "@tanstack/react-router";

import { PreparationPage } from "#care/preparation/web/preparation-page.tsx";
import { useMay, useMe } from "#platform/identity/browser/me.ts";

import { usePatientCrumb } from "./use-patient-crumb.ts";

export const PreparationStaffPage = () => {
  const { episodeId = "" } = useParams({ strict: false });
  const { clinic } = useMe();
  const mayWrite = useMay("preparation.write");
  return <PreparationPage {...{ episodeId, mayWrite }} timeZone={clinic.timeZone} breadcrumbs={usePatientCrumb(episodeId)} />;
};
