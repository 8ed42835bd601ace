import type { Room } from "../room/use-room.ts";
import { TrainingPanel } from "../training/training-panel.tsx";
import { Devices } from "./devices.tsx";
import { RoomDevices } from "./room-devices.tsx";

/** Whatever measures in this room: over Bluetooth, at the bedside, or in a training session a simulator. */
export const DevicePanels = ({ room }: { readonly room: Room }) => (
  <>
    <Devices room={room} />
    {room.session.opened?.training === true && <TrainingPanel room={room} />}
    <RoomDevices room={room} />
  </>
);
