import {
  battery,
  measuringCharacteristics,
  parseBatteryLevel,
  type Measurement,
  type MeasuringCharacteristic,
} from "#interop/bluetooth/characteristics.ts";
import type { Parsed } from "#interop/bluetooth/packet.ts";

import { backOffMs } from "../../offline/back-off.ts";
import { observed, type Observed } from "../../offline/observed.ts";
import type { BluetoothDevice, GattCharacteristic, GattServer } from "./web-bluetooth.ts";

/** How a connection stands. `since` is when it was lost, in milliseconds of `now`. */
export type Link =
  | { readonly state: "connecting" }
  | { readonly state: "connected"; readonly battery: number | null }
  | { readonly state: "reconnecting" | "out-of-range"; readonly since: number; readonly tries: number }
  /** It answers, and has nothing that it measures. */
  | { readonly state: "nothing-measured" }
  | { readonly state: "closed" };

export type Connection = {
  readonly device: BluetoothDevice;
  readonly link: Pick<Observed<Link>, "read" | "subscribe">;
  /** Tries at once instead of at the end of the waiting time. */
  readonly hurry: () => void;
  readonly close: () => void;
};

type Around = {
  readonly onPacket: (parsed: Parsed<Measurement>) => void;
  readonly now: () => number;
  readonly random: () => number;
  readonly after: (ms: number, wake: () => void) => () => void;
};

/** After so many tries in vain a device is called out of range; it is tried again all the same, at the longest waiting time. */
const triesInRange = 4;
/** Some systems wait for a device for ever. */
const patienceMs = 15_000;

const within = async <Result>(work: Promise<Result>, after: Around["after"]): Promise<Result> => {
  const limit = Promise.withResolvers<never>();
  const stop = after(patienceMs, () => limit.reject(new Error("The device did not answer.")));
  return Promise.race([work, limit.promise]).finally(stop);
};

const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

const find = (server: GattServer, { service, characteristic }: MeasuringCharacteristic): Promise<GattCharacteristic | undefined> =>
  server.getPrimaryService(service).then(
    (found) => found.getCharacteristic(characteristic).catch(() => undefined),
    () => undefined,
  );

/** Listens, and reads the last value where the device lets it be read: it comes as the same event. */
const listen = async (found: GattCharacteristic, onValue: (event: Event) => void): Promise<void> => {
  found.addEventListener("characteristicvaluechanged", onValue);
  if (found.properties.notify || found.properties.indicate) await found.startNotifications();
  if (found.properties.read) await found.readValue();
};

const readBattery = async (server: GattServer): Promise<number | null> => {
  try {
    const service = await server.getPrimaryService(battery.service);
    return parseBatteryLevel(bytesOf(await (await service.getCharacteristic(battery.level)).readValue()));
  } catch {
    return null;
  }
};

/** One listener for each characteristic, the same after every reconnection, so that nothing is heard twice. */
const listeners = (onPacket: Around["onPacket"]) =>
  measuringCharacteristics.map((one) => ({
    one,
    onValue: ({ target }: Event): void => {
      const value = target instanceof EventTarget && "value" in target ? target.value : undefined;
      if (value instanceof DataView) onPacket(one.parse(bytesOf(value)));
    },
  }));

type Heard = ReturnType<typeof listeners>;

/** Connects and listens to everything that the device measures. Throws when it is not there. */
const attach = async (device: BluetoothDevice, heard: Heard): Promise<Link> => {
  const server = await device.gatt?.connect();
  if (server === undefined) return { state: "nothing-measured" };
  let found = 0;
  for (const { one, onValue } of heard) {
    const characteristic = await find(server, one);
    if (characteristic === undefined) continue;
    await listen(characteristic, onValue);
    found += 1;
  }
  return found === 0 ? { state: "nothing-measured" } : { state: "connected", battery: await readBattery(server) };
};

/** Counts tries in vain and waits longer after each. */
const retries = ({ now, random, after }: Around) => {
  let [tries, since] = [0, 0];
  let stop: () => void = () => undefined;
  return {
    stop: () => stop(),
    reset: () => void (tries = 0),
    next: (wake: () => void): Link => {
      since = tries === 0 ? now() : since;
      tries += 1;
      stop();
      stop = after(backOffMs(tries, random()), wake);
      return { state: tries > triesInRange ? "out-of-range" : "reconnecting", since, tries };
    },
  };
};

/** Connects, listens, and goes on trying by itself when the device is lost, until it is closed. */
export const openConnection = (device: BluetoothDevice, around: Around): Connection => {
  const link = observed<Link>({ state: "connecting" });
  const heard = listeners(around.onPacket);
  const retry = retries(around);
  let [attempt, measured] = [0, false];
  const isClosed = (): boolean => link.read().state === "closed";

  const connect = async (): Promise<void> => {
    retry.stop();
    attempt += 1;
    const own = attempt;
    const answer = await within(attach(device, heard), around.after).catch(() => undefined);
    if (own !== attempt) return;
    // One that measured before and has nothing now was asked too early.
    const reached = answer?.state === "nothing-measured" && measured ? undefined : answer;
    if (isClosed() || reached === undefined) device.gatt?.disconnect();
    if (isClosed()) return;
    if (reached !== undefined) retry.reset();
    measured ||= reached?.state === "connected";
    link.become(reached ?? retry.next(() => void connect()));
  };

  // A device that drops while it is being tried is noticed by the try.
  const dropped = (): void => {
    if (link.read().state === "connected") link.become(retry.next(() => void connect()));
  };
  device.addEventListener("gattserverdisconnected", dropped);
  void connect();
  return {
    device,
    link,
    hurry: () => {
      const { state } = link.read();
      if (state === "reconnecting" || state === "out-of-range") void connect();
    },
    close: () => {
      link.become({ state: "closed" });
      retry.stop();
      device.removeEventListener("gattserverdisconnected", dropped);
      device.gatt?.disconnect();
    },
  };
};
