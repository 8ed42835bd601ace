import { useState } from "react";

import { AdverseEventsPanel } from "#care/adverse-events/web/adverse-events-panel.tsx";
import { remsFormContract } from "#care/dosing-session/contract-rems.ts";
import { planContract } from "#care/plan/contract.ts";
import { CoverageDialog } from "#care/rems/web/coverage-dialog.tsx";
import { RemsPanel } from "#care/rems/web/rems-panel.tsx";
import { remsWords } from "#care/rems/web/rems-words.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay, useMe } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useSessionsOf } from "./use-sessions-of.ts";

const Coverage = ({ episodeId }: { readonly episodeId: string }) => {
  const t = useWords(remsWords);
  const [open, setOpen] = useState(false);
  const { data, isError } = useRead(remsFormContract.readCoveragePackets, { params: { episodeId }, enabled: open });
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {t("coverage.open")}
      </Button>
      {isError && <span role="alert">{t("coverage.failed")}</span>}
      {open && data !== undefined && <CoverageDialog packets={data.packets} onClose={() => setOpen(false)} />}
    </>
  );
};

/** What stands on the episode's page and is fetched after the rest: adverse events, and for an esketamine plan the REMS. */
export const EpisodeExtras = ({ episodeId }: { readonly episodeId: string }) => {
  const { clinic } = useMe();
  const mayRecord = useMay("session.chart");
  const mayEnrol = useMay("rems.work");
  const sessions = useSessionsOf(episodeId);
  const { data } = useRead(planContract.readPlan, { params: { episodeId }, follows: { episodeId, kinds: ["plan"] } });
  return (
    <>
      <AdverseEventsPanel {...{ episodeId, sessions, mayRecord }} timeZone={clinic.timeZone} />
      {data?.plan?.route === "IN-ESK" && (
        <RemsPanel episodeId={episodeId} mayEnrol={mayEnrol} beside={<Coverage episodeId={episodeId} />} />
      )}
    </>
  );
};
