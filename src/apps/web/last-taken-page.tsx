import { useParams } from "@tanstack/react-router";

import { LastTakenForm } from "#care/screening/web/last-taken-form.tsx";
import { lastTakenWords } from "#care/screening/web/last-taken-words.ts";
import { useMe } from "#platform/identity/browser/me.ts";
import { Page } from "#ui/layout/page.tsx";
import { useWords } from "#ui/words/use-words.ts";

/** The patient says on the day of the session when they last ate and drank. */
export const LastTakenPage = () => {
  const t = useWords(lastTakenWords);
  const { clinic } = useMe();
  const { episodeId = "" } = useParams({ strict: false });
  return (
    <Page title={t("title")} documentTitle={t("title")} intro={t("mine")} width="narrow">
      <LastTakenForm episodeId={episodeId} timeZone={clinic.timeZone} />
    </Page>
  );
};
