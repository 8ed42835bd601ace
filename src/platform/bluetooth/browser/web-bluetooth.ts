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
export type BluetoothDevice = EventTarget & { readonly id: string; readonly name?: string; readonly gatt?: GattServer };

type Choice = { readonly filters: readonly { readonly services: readonly number[] }[]; readonly optionalServices: readonly number[] };
type WebBluetooth = {
  readonly getAvailability: () => Promise<boolean>;
  readonly requestDevice: (choice: Choice) => Promise<BluetoothDevice>;
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
