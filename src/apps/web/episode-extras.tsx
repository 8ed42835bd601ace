import { AdverseEventsPanel } from "#care/adverse-events/web/adverse-events-panel.tsx";
import { planContract } from "#care/plan/contract.ts";
import { RemsPanel } from "#care/rems/web/rems-panel.tsx";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay, useMe } from "#platform/identity/browser/me.ts";

/** What stands on the episode's page and is fetched after the rest: adverse events, and for an esketamine plan the REMS. */
export const EpisodeExtras = ({ episodeId }: { readonly episodeId: string }) => {
  const { clinic } = useMe();
  const mayRecord = useMay("session.chart");
  const mayEnrol = useMay("rems.work");
  const { data } = useRead(planContract.readPlan, { params: { episodeId }, follows: { episodeId, kinds: ["plan"] } });
  return (
    <>
      <AdverseEventsPanel episodeId={episodeId} timeZone={clinic.timeZone} mayRecord={mayRecord} />
      {data?.plan?.route === "IN-ESK" && <RemsPanel episodeId={episodeId} mayEnrol={mayEnrol} />}
    </>
  );
};
