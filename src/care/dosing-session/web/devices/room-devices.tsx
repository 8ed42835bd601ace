import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { attachedDevices, detachDevice } from "../../rules/attach-device.ts";
import type { AttachedDevice } from "../../rules/dosing-session.ts";
import type { Room } from "../room/use-room.ts";
import { sessionWords } from "../session-words.ts";
import { AttachDialog } from "./attach-dialog.tsx";
import { roomDevicesWords } from "./room-devices-words.ts";
import styles from "./room-devices.module.css";

const shownKinds: readonly AttachedDevice["kind"][] = ["hl7v2", "gateway"];

/** Which bedside monitors measure this patient, and how one is attached or detached. */
export const RoomDevices = ({ room }: { readonly room: Room }) => {
  const t = useWords(roomDevicesWords);
  const session = useWords(sessionWords);
  const locale = useLocale();
  const [attaching, setAttaching] = useState(false);
  const [leaving, setLeaving] = useState<AttachedDevice | null>(null);
  const attached = attachedDevices(room.session).filter(({ kind }) => shownKinds.includes(kind));
  const timeZone = room.view?.timeZone ?? "UTC";
  const detach = ({ attachmentId }: AttachedDevice): void => {
    const body = { attachmentId };
    void room.chart(dosingSessionContract.detachDevice, body, (now) => detachDevice(now, body));
    setLeaving(null);
  };
  const isOpen = room.session.status === "open";
  return (
    <Panel title={t("title")} actions={isOpen && <Button onClick={() => setAttaching(true)}>{t("attach")}</Button>}>
      <Stack gap={3}>
        {attached.length === 0 && <p>{t("none")}</p>}
        <ul className={styles["devices"]}>
          {attached.map((device) => (
            <li key={device.attachmentId} className={styles["device"]}>
              <div className={styles["words"]}>
                {device.name}
                <span className={styles["second"]}>
                  {session(`devices.kinds.${device.kind}`)} · {t("since", { time: formatTime(device.observedAt, timeZone, locale) })}
                </span>
              </div>
              <Button kind="quiet" onClick={() => setLeaving(device)}>
                {t("detach")}
              </Button>
            </li>
          ))}
        </ul>
      </Stack>
      {attaching && <AttachDialog room={room} onClose={() => setAttaching(false)} />}
      <ConfirmDialog
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t("detachAsk", { name: leaving?.name ?? "" })}
        description={t("detachBody")}
        confirmLabel={t("detach")}
        onConfirm={() => leaving !== null && detach(leaving)}
      />
    </Panel>
  );
};
