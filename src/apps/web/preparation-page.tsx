import { useParams } from "@tanstack/react-router";

import { PreparationPage } from "#care/preparation/web/preparation-page.tsx";
import { useMay, useMe } from "#platform/identity/browser/me.ts";

export const PreparationStaffPage = () => {
  const { episodeId = "" } = useParams({ strict: false });
  const { clinic } = useMe();
  return <PreparationPage episodeId={episodeId} timeZone={clinic.timeZone} mayWrite={useMay("preparation.write")} />;
};
