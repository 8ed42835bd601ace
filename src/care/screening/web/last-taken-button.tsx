import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { LastTakenForm } from "./last-taken-form.tsx";
import { lastTakenWords } from "./last-taken-words.ts";

/** For the room: opens the form beside the checklist, whose item of fasting it answers. */
export const LastTakenButton = ({ episodeId, timeZone }: { readonly episodeId: string; readonly timeZone: string }) => {
  const t = useWords(lastTakenWords);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("open")}</Button>
      {open && (
        <Dialog open onClose={() => setOpen(false)} title={t("title")} description={t("staff")}>
          <LastTakenForm episodeId={episodeId} timeZone={timeZone} onSaved={() => setOpen(false)} />
        </Dialog>
      )}
    </>
  );
};
