import { lazy, Suspense, useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import type { ReleaseAssessment } from "../../rules/stored-assessment.ts";
import { standingDoses } from "../../rules/dosing-session.ts";
import { assessRelease, releasePatient } from "../../rules/release-patient.ts";
import { GatePanel } from "../before-dose/gate-panel.tsx";
import { ReleaseForm } from "./release-form.tsx";
import { roomWords } from "../room/room-words.ts";
import type { Room } from "../room/use-room.ts";

const ClosePanel = lazy(() => import("./close-panel.tsx").then((file) => ({ default: file.ClosePanel })));

type Asking = "assess" | "release" | undefined;
type ReleasePanelProps = { readonly room: Room; readonly mayOverride: boolean; readonly maySign: boolean };

/** Leaving: assess, see what the gate says, sign, close the record. */
export const ReleasePanel = ({ room, mayOverride, maySign }: ReleasePanelProps) => {
  const t = useWords(roomWords);
  const [asking, setAsking] = useState<Asking>(undefined);
  const { status } = room.session;
  const done = (): void => setAsking(undefined);
  const assess = (assessment: ReleaseAssessment): void => {
    void room.chart(dosingSessionContract.assessRelease, assessment, (session) => assessRelease(session, assessment));
    done();
  };
  const release = (): void => {
    void room.chart(dosingSessionContract.releasePatient, {}, releasePatient);
    done();
  };
  const mayClose = status !== "open" || standingDoses(room.session).length === 0;
  return (
    <Stack gap={4}>
      {status !== "open" && <Tag>{t(status === "closed" ? "release.closed" : "release.released")}</Tag>}
      {status === "open" && <GatePanel room={room} gate="release" mayOverride={mayOverride} />}
      <Row gap={2}>
        {status === "open" && <Button onClick={() => setAsking("assess")}>{t("release.assess")}</Button>}
        {status === "open" && maySign && (
          <Button kind="primary" onClick={() => setAsking("release")}>
            {t("release.sign")}
          </Button>
        )}
      </Row>
      {asking === "assess" && <ReleaseForm session={room.session} onKeep={assess} onClose={done} />}
      <ConfirmDialog
        open={asking === "release"}
        onClose={done}
        title={t("release.signTitle")}
        description={t("release.signBody")}
        confirmLabel={t("release.sign")}
        onConfirm={release}
      />
      {mayClose && (
        <Suspense fallback={null}>
          <ClosePanel room={room} mayOverride={mayOverride} />
        </Suspense>
      )}
    </Stack>
  );
};
