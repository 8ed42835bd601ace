import { useState } from "react";

import { GateConditions } from "#care/people/web/gate-conditions.tsx";
import { standingConditions, type GateReading } from "#kernel/gate.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { overrideCondition } from "../../rules/decide-session.ts";
import { AsOf } from "../room/as-of.tsx";
import { roomWords } from "../room/room-words.ts";
import type { Room } from "../room/use-room.ts";

type GatePanelProps = { readonly room: Room; readonly gate: "dose" | "release" | "close"; readonly mayOverride: boolean };

const Overrides = ({ room, reading }: { readonly room: Room; readonly reading: GateReading }) => {
  const t = useWords(roomWords);
  const [passing, setPassing] = useState<string | undefined>(undefined);
  const passable = standingConditions(reading).filter((condition) => condition.kind === "override");
  const pass = (reason: string): void => {
    if (passing === undefined) return;
    const body = { conditionId: passing, reason };
    void room.chart(dosingSessionContract.overrideCondition, body, (session) => overrideCondition(session, body));
    setPassing(undefined);
  };
  if (passable.length === 0) return null;
  return (
    <>
      <Row gap={2}>
        {passable.map((condition) => (
          <Button key={condition.id} onClick={() => setPassing(condition.id)}>
            {t("dose.override")}: {condition.id}
          </Button>
        ))}
      </Row>
      <ConfirmDialog
        open={passing !== undefined}
        onClose={() => setPassing(undefined)}
        title={t("dose.overrideTitle")}
        description={t("dose.overrideBody")}
        confirmLabel={t("dose.overrideConfirm")}
        reason="required"
        onConfirm={pass}
      />
    </>
  );
};

/** What a gate of this session says now, and for a prescriber how to pass what may be passed. */
export const GatePanel = ({ room, gate, mayOverride }: GatePanelProps) => {
  const t = useWords(roomWords);
  const { data, dataUpdatedAt } = useRead(dosingSessionContract.readGates, {
    params: room.place,
    follows: gate === "close" ? { kinds: ["dosing-session", "lot", "adverse-events"] } : { episodeId: room.place.episodeId },
    refreshEvery: 10_000,
  });
  if (data === undefined) return <p>{t("dose.gateOffline")}</p>;
  return (
    <Stack gap={3}>
      <AsOf what="gate" at={Temporal.Instant.fromEpochMilliseconds(dataUpdatedAt)} timeZone={room.view?.timeZone ?? "UTC"} />
      <GateConditions reading={data[gate]} />
      {mayOverride && <Overrides room={room} reading={data[gate]} />}
    </Stack>
  );
};
