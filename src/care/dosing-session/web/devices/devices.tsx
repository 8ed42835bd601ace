import { Bluetooth } from "lucide-react";
import { useState } from "react";

import { useServerNow } from "#platform/http/browser/use-server-now.ts";
import { bluetoothHere, type BluetoothDevice } from "#platform/bluetooth/browser/web-bluetooth.ts";
import { battery, measuringServices } from "#interop/bluetooth/characteristics.ts";
import { Button } from "#ui/controls/button.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract as contract } from "../../contract.ts";
import { attachedDevices, detachDevice } from "../../rules/attach-device.ts";
import type { Room } from "../room/use-room.ts";
import { AttachedElsewhere, DeviceRow } from "./device-row.tsx";
import { deviceWords } from "./device-words.ts";
import styles from "./devices.module.css";
import { DoubtedReading } from "./doubted-reading.tsx";
import { lostToReload } from "./rejoin-devices.ts";
import { useDevices, type Devices as View } from "./use-devices.ts";
import { WaitingMeasurement } from "./waiting-measurement.tsx";

type Trouble = "absent" | "off" | "failed";

/** Asks the browser for a device that measures, or for one by its name; undefined where the person closed the chooser. */
const chooseDevice = async (name?: string): Promise<BluetoothDevice | Trouble | undefined> => {
  const here = await bluetoothHere();
  if (here !== "ready" || navigator.bluetooth === undefined) return here === "off" ? "off" : "absent";
  const filters = measuringServices.map((service) => ({ services: [service], ...(name === undefined ? {} : { name }) }));
  return navigator.bluetooth
    .requestDevice({ filters, optionalServices: [battery.service, ...measuringServices] })
    .catch((error: unknown) => (error instanceof Error && error.name === "NotFoundError" ? undefined : "failed"));
};

const Unsent = ({ unsent }: Pick<View, "unsent">) => {
  const t = useWords(deviceWords);
  // A few are always on their way.
  return unsent > 10 && <p className={styles["quiet"]}>{t("unsent", { count: unsent })}</p>;
};

type ListProps = { readonly room: Room; readonly devices: View; readonly onConnect: (name: string) => void };

const List = ({ room, devices, onConnect }: ListProps) => {
  const t = useWords(deviceWords);
  const now = useServerNow();
  const connected = new Set(devices.devices.map(({ deviceId }) => deviceId));
  const others = attachedDevices(room.session).filter(({ kind, deviceId }) => kind === "bluetooth" && !connected.has(deviceId));
  const lost = lostToReload(room.session, connected);
  if (devices.devices.length + others.length === 0) return <p className={styles["quiet"]}>{t("none")}</p>;
  return (
    <ul className={styles["list"]}>
      {devices.devices.map((device) => (
        <DeviceRow
          key={device.deviceId}
          device={device}
          session={room.session}
          now={now}
          onTry={() => devices.hub.hurry(device.deviceId)}
          onDisconnect={() => devices.hub.disconnect(device.deviceId)}
        />
      ))}
      {others.map(({ attachmentId, deviceId, name }) => (
        <AttachedElsewhere
          key={attachmentId}
          name={name}
          // A device without a name stands under its id.
          onConnect={lost.has(deviceId) ? () => onConnect(name === deviceId ? "" : name) : undefined}
          onDetach={() => void room.chart(contract.detachDevice, { attachmentId }, (session) => detachDevice(session, { attachmentId }))}
        />
      ))}
    </ul>
  );
};

/** Bluetooth devices of this room: connected by hand, kept by themselves, each with how it stands. */
export const Devices = ({ room }: { readonly room: Room }) => {
  const t = useWords(deviceWords);
  const devices = useDevices(room);
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const connect = async (name = ""): Promise<void> => {
    const chosen = await chooseDevice(name === "" ? undefined : name);
    setTrouble(typeof chosen === "string" ? chosen : undefined);
    if (typeof chosen === "object") devices?.hub.connect(chosen);
  };
  if (devices === undefined) return null;
  const timeZone = room.view?.timeZone ?? Temporal.Now.timeZoneId();
  return (
    <Panel
      title={t("title")}
      actions={
        <Button kind="quiet" icon={<Bluetooth />} onClick={() => void connect()}>
          {t("connect")}
        </Button>
      }
    >
      <div className={styles["panel"]}>
        {trouble !== undefined && <p role="alert">{t(trouble)}</p>}
        {devices.waiting.map((one) => (
          <WaitingMeasurement key={one.id} waiting={one} timeZone={timeZone} onAnswer={(answer) => devices.hub.answer(one, answer)} />
        ))}
        <DoubtedReading room={room} />
        <List room={room} devices={devices} onConnect={(name) => void connect(name)} />
        <Unsent unsent={devices.unsent} />
      </div>
    </Panel>
  );
};
