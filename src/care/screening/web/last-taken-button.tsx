import { lazy, Suspense, useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { lastTakenWords } from "./last-taken-words.ts";

const LastTakenForm = lazy(() => import("./last-taken-form.tsx").then((file) => ({ default: file.LastTakenForm })));

/** For the room: opens the form beside the checklist, whose item of fasting it answers. */
export const LastTakenButton = ({ episodeId, timeZone }: { readonly episodeId: string; readonly timeZone: string }) => {
  const t = useWords(lastTakenWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("open")}</Button>
      {open && (
        <Dialog open onClose={() => setOpen(false)} title={t("title")} description={t("staff")}>
          <Suspense fallback={<LoadingState shape="panel" />}>
            <LastTakenForm episodeId={episodeId} timeZone={timeZone} onSaved={() => setOpen(false)} />
          </Suspense>
        </Dialog>
      )}
    </>
  );
};
