import { useState } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { integrationContract, type PracticeView } from "../contract.ts";
import { integrationWords } from "./integration-words.ts";
import styles from "./integration.module.css";
import { PracticeForm } from "./practice-form.tsx";
import { PracticeLine } from "./practice-line.tsx";

type PracticesProps = { readonly episodeId: string; readonly practices: readonly PracticeView[]; readonly mayWrite: boolean };

const Practices = ({ episodeId, practices, mayWrite }: PracticesProps) => {
  const t = useWords(integrationWords);
  const { show } = useToasts();
  const end = useCommand(integrationContract.endPractice);
  const endAs = (practiceId: string, status: "done" | "dropped") =>
    end.mutate(
      { params: { episodeId, practiceId }, body: { status } },
      { onError: (error) => void show({ message: error.message, kind: "failure" }) },
    );
  if (practices.length === 0) return <p className={styles["quiet"]}>{t("panel.noPractices")}</p>;
  return (
    <ul className={styles["list"]}>
      {practices.map((practice) => (
        <li key={practice.practiceId} className={styles["practice"]}>
          <PracticeLine practice={practice} />
          {mayWrite && practice.ended === null && (
            <Row gap={2}>
              <Button kind="quiet" onClick={() => endAs(practice.practiceId, "done")}>
                {t("practice.done")}
              </Button>
              <Button kind="quiet" onClick={() => endAs(practice.practiceId, "dropped")}>
                {t("practice.drop")}
              </Button>
            </Row>
          )}
        </li>
      ))}
    </ul>
  );
};

/** What patient and therapist agreed on for daily life, and agreeing on more. */
export const PracticesPanel = (props: PracticesProps) => {
  const { episodeId, mayWrite } = props;
  const t = useWords(integrationWords);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <Panel title={t("panel.practices")} actions={mayWrite && <Button onClick={() => setOpen(true)}>{t("practice.agree")}</Button>}>
      <Practices {...props} />
      <Dialog open={open} onClose={close} title={t("practice.title")}>
        {open && <PracticeForm episodeId={episodeId} onAgreed={close} />}
      </Dialog>
    </Panel>
  );
};
