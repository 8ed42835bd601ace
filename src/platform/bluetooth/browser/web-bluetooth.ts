/** As much of Web Bluetooth as is used here; TypeScript does not know it. */
export type GattCharacteristic = EventTarget & {
  readonly properties: { readonly notify: boolean; readonly indicate: boolean; readonly read: boolean };
  readonly value?: DataView | null;
  readonly startNotifications: () => Promise<unknown>;
  readonly readValue: () => Promise<DataView>;
};
type GattService = { readonly getCharacteristic: (uuid: number) => Promise<GattCharacteristic> };
export type GattServer = {
  readonly connected: boolean;
  readonly connect: () => Promise<GattServer>;
  readonly disconnect: () => void;
  readonly getPrimaryService: (uuid: number) => Promise<GattService>;
};
export type BluetoothDevice = EventTarget & {
  readonly id: string;
  readonly name?: string;
  readonly gatt?: GattServer;
  /** Not in every browser. */
  readonly watchAdvertisements?: (options: { readonly signal: AbortSignal }) => Promise<void>;
};

type Filter = { readonly services: readonly number[]; readonly name?: string };
type Choice = { readonly filters: readonly Filter[]; readonly optionalServices: readonly number[] };
type WebBluetooth = {
  readonly getAvailability: () => Promise<boolean>;
  readonly requestDevice: (choice: Choice) => Promise<BluetoothDevice>;
  /** Those that a person once chose on this page; not in every browser. */
  readonly getDevices?: () => Promise<readonly BluetoothDevice[]>;
};

declare global {
  interface Navigator {
    /** Not in every browser, and nowhere without a secure connection. */
    readonly bluetooth?: WebBluetooth;
  }
}

/** Whether this browser can talk to devices: `absent` never, `off` once its Bluetooth is switched on. */
export const bluetoothHere = async (): Promise<"ready" | "off" | "absent"> => {
  if (navigator.bluetooth === undefined) return "absent";
  return (await navigator.bluetooth.getAvailability().catch(() => false)) ? "ready" : "off";
};

/** The devices that this page may use without asking a person again; none where the browser does not say. */
export const knownDevices = async (): Promise<readonly BluetoothDevice[]> =>
  (await navigator.bluetooth?.getDevices?.().catch(() => undefined)) ?? [];

/** Calls when a device is heard near by. Where the browser does not listen, it is tried again by itself all the same. */
export const whenNear = (device: BluetoothDevice, onNear: () => void, signal: AbortSignal): void => {
  device.addEventListener("advertisementreceived", onNear, { signal });
  void device.watchAdvertisements?.({ signal }).catch(() => undefined);
};
