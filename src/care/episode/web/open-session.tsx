import { useRouter } from "@tanstack/react-router";
import { useState } from "react";

import { dosingSessionContract } from "#care/dosing-session/contract.ts";
import { planContract } from "#care/plan/contract.ts";
import { scheduleContract } from "#care/schedule/contract.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { episodeWords } from "./episode-words.ts";

const useOpening = (episodeId: string) => {
  const router = useRouter();
  const [roomId, setRoomId] = useState("");
  const [training, setTraining] = useState(false);
  const [sessionId] = useState(newId);
  const { data: plan } = useRead(planContract.readPlan, { params: { episodeId } });
  const { data: rooms } = useRead(scheduleContract.readRooms, { params: {} });
  const open = useCommand(dosingSessionContract.openSession);
  const order = plan?.orders.find((one) => one.ended === null);
  const submit = (): void => {
    if (order === undefined || roomId === "") return;
    const { orderId, route, drug, form, dose } = order;
    open.mutate(
      { params: { episodeId, sessionId }, body: { orderId, roomId, route, drug, form, dose, training } },
      { onSuccess: () => void router.navigate({ href: `/app/episodes/${episodeId}/sessions/${sessionId}` }) },
    );
  };
  const dosingRooms = rooms?.rooms.filter((room) => room.purpose === "dosing") ?? [];
  return { order, isLoaded: plan !== undefined, dosingRooms, roomId, setRoomId, training, setTraining, open, submit };
};

/** Opens a session in a room for the order that is active. */
export const OpenSession = ({ episodeId, onClose }: { readonly episodeId: string; readonly onClose: () => void }) => {
  const t = useWords(episodeWords);
  const { order, isLoaded, dosingRooms, roomId, setRoomId, training, setTraining, open, submit } = useOpening(episodeId);
  const problems = open.error === null ? [] : [{ field: "room", message: open.error.message }];
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("sessions.openTitle")}
      description={t("sessions.openBody")}
      actions={
        <Button kind="primary" disabled={order === undefined || roomId === ""} busy={open.isPending} onClick={submit}>
          {t("sessions.open")}
        </Button>
      }
    >
      <Stack gap={4}>
        <FormSummary problems={problems} />
        {isLoaded && order === undefined && <p>{t("sessions.noOrder")}</p>}
        <RadioGroup
          id="room"
          label={t("sessions.room")}
          options={dosingRooms.map((room) => ({ value: room.roomId, label: room.name }))}
          value={roomId === "" ? undefined : roomId}
          onChange={setRoomId}
        />
        <Checkbox label={t("sessions.training")} checked={training} onChange={setTraining} />
      </Stack>
    </Dialog>
  );
};
