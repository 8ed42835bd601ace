import { useState, type FormEvent } from "react";

import { devicesContract as directoryContract, type AttachableDevice } from "#care/devices/contract.ts";
import { identifierOf } from "#care/devices/rules/identify-device.ts";
import { useServerNow } from "#platform/http/browser/use-server-now.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { attachDevice } from "../../rules/attach-device.ts";
import type { Room } from "../room/use-room.ts";
import { CameraScan } from "./camera-scan.tsx";
import { roomDevicesWords } from "./room-devices-words.ts";
import styles from "./room-devices.module.css";
import { canScan } from "./scan-code.ts";

const withCode = (devices: readonly AttachableDevice[], code: string): AttachableDevice | undefined => {
  const wanted = identifierOf(code);
  return devices.find(
    ({ deviceId, identifiers }) => identifierOf(deviceId) === wanted || identifiers.some((one) => identifierOf(one) === wanted),
  );
};

/** The room's own devices first. */
const inOrder = (devices: readonly AttachableDevice[], roomId: string | undefined): readonly AttachableDevice[] =>
  devices.toSorted((one, other) => Number(other.roomId === roomId) - Number(one.roomId === roomId));

type ChooseProps = {
  readonly devices: readonly AttachableDevice[];
  readonly roomId: string | undefined;
  readonly onChoose: (device: AttachableDevice) => void;
};

const DeviceChoice = ({ devices, roomId, onChoose }: ChooseProps) => {
  const t = useWords(roomDevicesWords);
  const locale = useLocale();
  const now = useServerNow();
  return (
    <ul className={styles["devices"]}>
      {inOrder(devices, roomId).map((device) => {
        const heard = device.heardAt === null ? t("silent") : t("heard", { when: formatRelative(device.heardAt, now, locale) });
        const words = [...(device.roomId === roomId ? [t("here")] : []), ...(device.simulated ? [t("simulator")] : []), heard];
        return (
          <li key={device.deviceId} className={styles["device"]}>
            <div className={styles["words"]}>
              {device.name}
              <span className={styles["second"]}>{words.join(" · ")}</span>
            </div>
            <Button aria-label={t("choose", { name: device.name })} onClick={() => onChoose(device)}>
              {t("find")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
};

const ScanField = ({ onCode, error }: { readonly onCode: (code: string) => void; readonly error: string | undefined }) => {
  const t = useWords(roomDevicesWords);
  const [code, setCode] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (code.trim() !== "") onCode(code);
  };
  return (
    <form onSubmit={submit} noValidate>
      <div className={styles["scan"]}>
        <TextField
          name="device-code"
          label={t("scan")}
          hint={t("scanHint")}
          value={code}
          onChange={setCode}
          error={error}
          autoComplete="off"
        />
        <Button type="submit">{t("find")}</Button>
      </div>
    </form>
  );
};

/** Attaches a device of the directory: by scanning its code, by typing it, or by picking it. */
export const AttachDialog = ({ room, onClose }: { readonly room: Room; readonly onClose: () => void }) => {
  const t = useWords(roomDevicesWords);
  const [attachmentId] = useState(newId);
  const [unknown, setUnknown] = useState<string | null>(null);
  const { data, isPending, isError, refetch } = useRead(directoryContract.readAttachable, { params: {} });
  const devices = data?.devices ?? [];
  const attach = async ({ deviceId, name }: AttachableDevice): Promise<void> => {
    const body = { attachmentId, deviceId, kind: "hl7v2", name } as const;
    const decision = await room.chart(dosingSessionContract.attachDevice, body, (session) => attachDevice(session, body, []));
    if (decision.outcome === "accepted") onClose();
  };
  const find = (code: string): void => {
    const device = withCode(devices, code);
    if (device === undefined) setUnknown(code);
    else void attach(device);
  };
  return (
    <Dialog open onClose={onClose} title={t("attach")}>
      <Stack gap={4}>
        <ScanField onCode={find} error={unknown === null ? undefined : t("notFound", { code: unknown })} />
        {canScan() && <CameraScan onFound={find} />}
        {isPending && <LoadingState shape="lines" />}
        {isError && <ErrorState title={t("failed")} onRetry={() => void refetch()} />}
        {data !== undefined && devices.length === 0 && <p>{t("noDevices")}</p>}
        {devices.length > 0 && (
          <>
            <h3>{t("pick")}</h3>
            <DeviceChoice devices={devices} roomId={room.view?.roomId} onChoose={(device) => void attach(device)} />
          </>
        )}
      </Stack>
    </Dialog>
  );
};
