import { useState } from "react";

import { GateConditions } from "#care/people/web/gate-conditions.tsx";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { drugWords } from "../drug/drug-words.ts";
import { GatePanel } from "../before-dose/gate-panel.tsx";
import { ReviewForm } from "./review-form.tsx";
import { roomWords } from "../room/room-words.ts";
import type { Room } from "../room/use-room.ts";

type ClosePanelProps = { readonly room: Room; readonly mayOverride: boolean };

/** Closing asks the server at once: it is permission, and the ledger's word is part of it. */
const CloseButton = ({ room }: { readonly room: Room }) => {
  const t = useWords(roomWords);
  const [asking, setAsking] = useState(false);
  const command = useCommand(dosingSessionContract.closeSession);
  const done = (): void => {
    setAsking(false);
    command.reset();
  };
  const close = (note: string): void =>
    command.mutate(
      { params: room.place, body: { note } },
      {
        onSuccess: () => {
          done();
          void room.refresh();
        },
      },
    );
  return (
    <Row gap={2}>
      <Button kind="primary" onClick={() => setAsking(true)}>
        {t("release.close")}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={done}
        title={t("release.closeTitle")}
        description={t("release.closeBody")}
        confirmLabel={t("release.close")}
        reason="optional"
        busy={command.isPending}
        onConfirm={close}
      >
        {command.error !== null && <p role="alert">{command.error.message}</p>}
      </ConfirmDialog>
    </Row>
  );
};

/** The gate of closing: each condition with where it is resolved, the review of what was noted, and afterwards what the gate saw. */
export const ClosePanel = ({ room, mayOverride }: ClosePanelProps) => {
  const t = useWords(drugWords);
  const { closed, status } = room.session;
  if (status === "closed")
    return closed?.reading ? (
      <Panel title={t("close.sawTitle")}>
        <GateConditions reading={closed.reading} summaryHidden />
      </Panel>
    ) : null;
  return (
    <Panel title={t("close.title")}>
      <Stack gap={4}>
        <p>{t("close.intro")}</p>
        <GatePanel room={room} gate="close" mayOverride={mayOverride} />
        <ReviewForm room={room} />
        <CloseButton room={room} />
      </Stack>
    </Panel>
  );
};
