import { AdverseEventsPanel } from "#care/adverse-events/web/adverse-events-panel.tsx";
import { remsFormContract } from "#care/dosing-session/contract-rems.ts";
import { planContract } from "#care/plan/contract.ts";
import { RemsPanel } from "#care/rems/web/rems-panel.tsx";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay, useMe } from "#platform/identity/browser/me.ts";

import { useSessionsOf } from "./use-sessions-of.ts";

const Rems = ({ episodeId }: { readonly episodeId: string }) => {
  const { data } = useRead(remsFormContract.readOwedForms, { params: {}, follows: { kinds: ["rems", "dosing-session"] } });
  const owed = (data?.forms ?? []).filter((form) => form.episodeId === episodeId);
  return <RemsPanel {...{ episodeId, owed }} mayEnrol={useMay("rems.work")} />;
};

/** What stands on the episode's page and is fetched after the rest: adverse events, and for an esketamine plan the REMS. */
export const EpisodeExtras = ({ episodeId }: { readonly episodeId: string }) => {
  const { clinic } = useMe();
  const mayRecord = useMay("session.chart");
  const sessions = useSessionsOf(episodeId);
  const { data } = useRead(planContract.readPlan, { params: { episodeId }, follows: { episodeId, kinds: ["plan"] } });
  return (
    <>
      <AdverseEventsPanel {...{ episodeId, sessions, mayRecord }} timeZone={clinic.timeZone} />
      {data?.plan?.route === "IN-ESK" && <Rems episodeId={episodeId} />}
    </>
  );
};
