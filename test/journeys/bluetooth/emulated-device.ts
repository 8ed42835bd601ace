import type { CDPSession, Page } from "@playwright/test";

/**
 * A Bluetooth device that Chromium emulates (DevTools domain BluetoothEmulation, of the whole browser). The domain has no command for a
 * notification: a value comes as the answer to a read, and a read is what the application does after each connection.
 */
export type EmulatedDevice = {
  /** What the next read of the measurement answers. */
  readonly measure: (packet: Uint8Array) => void;
  readonly drop: () => Promise<void>;
  /** The emulation ends with the page that used it, and begins anew for the next one. */
  readonly surviveReload: () => Promise<void>;
  /** Whether it answers when it is called. */
  readonly bringNear: (near: boolean) => void;
  readonly connections: () => number;
};

const full = (number: number): string => `0000${number.toString(16).padStart(4, "0")}-0000-1000-8000-00805f9b34fb`;
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

type Table = { readonly address: string; readonly name: string; readonly service: number; readonly characteristic: number };
type Characteristics = { readonly measurement: string; readonly battery: string };

const ok = 0;
/** HCI: connection timeout. */
const notThere = 8;

/** What a device of this kind offers, declared when it is asked for it. */
const offer = async (browser: CDPSession, { address, service, characteristic }: Table): Promise<Characteristics> => {
  const add = async (of: number, uuid: number, properties: { readonly indicate?: boolean; readonly read: boolean }): Promise<string> => {
    const { serviceId } = await browser.send("BluetoothEmulation.addService", { address, serviceUuid: full(of) });
    const added = { serviceId, characteristicUuid: full(uuid), properties };
    const { characteristicId } = await browser.send("BluetoothEmulation.addCharacteristic", added);
    // Without the descriptor that switches indications on, the browser does not subscribe.
    await browser.send("BluetoothEmulation.addDescriptor", { characteristicId, descriptorUuid: full(0x2902) });
    return characteristicId;
  };
  const measurement = await add(service, characteristic, { indicate: true, read: true });
  return { measurement, battery: await add(0x180f, 0x2a19, { read: true }) };
};

/** Chooses the emulated device in the browser's chooser; an answer before 0.7 s ends the browser. */
const answerChooser = async (page: Page, address: string): Promise<void> => {
  const chooser = await page.context().newCDPSession(page);
  await chooser.send("DeviceAccess.enable");
  const answered = new Set<string>();
  chooser.on("DeviceAccess.deviceRequestPrompted", ({ id, devices }) => {
    if (answered.has(id) || !devices.some((one) => one.id === address)) return;
    answered.add(id);
    setTimeout(() => void chooser.send("DeviceAccess.selectPrompt", { id, deviceId: address }), 800);
  });
};

export const emulateDevice = async (page: Page, table: Table): Promise<EmulatedDevice> => {
  const browser = await page.context().browser()?.newBrowserCDPSession();
  if (browser === undefined) throw new Error("There is no browser of this page.");
  const { address, name, service } = table;
  let [packet, near, connections, offered]: [Uint8Array, boolean, number, Characteristics | undefined] = [
    new Uint8Array(),
    true,
    0,
    undefined,
  ];
  browser.on("BluetoothEmulation.gattOperationReceived", async ({ type }) => {
    if (type === "connection") {
      connections += 1;
      // Also a page that was loaded anew has ended its connection.
      offered = undefined;
    } else offered ??= await offer(browser, table);
    await browser.send("BluetoothEmulation.simulateGATTOperationResponse", { address, type, code: near ? ok : notThere });
  });
  browser.on("BluetoothEmulation.characteristicOperationReceived", async ({ characteristicId, type }) => {
    const data = characteristicId === offered?.battery ? Uint8Array.of(87) : packet;
    const read = type === "read" ? { data: base64(data) } : {};
    await browser.send("BluetoothEmulation.simulateCharacteristicOperationResponse", { characteristicId, type, code: ok, ...read });
  });
  const begin = async (): Promise<void> => {
    await browser.send("BluetoothEmulation.enable", { state: "powered-on", leSupported: true });
    await browser.send("BluetoothEmulation.simulatePreconnectedPeripheral", {
      ...{ address, name, manufacturerData: [] },
      knownServiceUuids: [full(service)],
    });
  };
  await begin();
  await answerChooser(page, address);
  return {
    measure: (bytes) => void (packet = bytes),
    drop: async () => {
      await browser.send("BluetoothEmulation.simulateGATTDisconnection", { address });
      // With the connection the emulated device forgets what it offered.
      offered = undefined;
    },
    surviveReload: async () => {
      await browser.send("BluetoothEmulation.disable");
      offered = undefined;
      await begin();
    },
    bringNear: (isNear) => void (near = isNear),
    connections: () => connections,
  };
};
