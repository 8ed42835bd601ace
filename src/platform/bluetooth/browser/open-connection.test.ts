import { expect, test } from "vitest";

import type { Measurement } from "#interop/bluetooth/characteristics.ts";
import type { Parsed } from "#interop/bluetooth/packet.ts";

import { openConnection, type Link } from "./open-connection.ts";
import type { BluetoothDevice, GattCharacteristic, GattServer } from "./web-bluetooth.ts";

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
};

/** A cuff that the test switches on and off, and timers that it lets run out. */
const around = ({ measures = true } = {}) => {
  const packets: Parsed<Measurement>[] = [];
  const timers: { readonly ms: number; readonly wake: () => void }[] = [];
  let [isNear, connects] = [true, 0];
  const characteristic = Object.assign(new EventTarget(), {
    properties: { notify: false, indicate: true, read: false },
    value: new DataView(new ArrayBuffer(0)),
    startNotifications: () => Promise.resolve(),
    readValue: () => Promise.resolve(new DataView(new ArrayBuffer(0))),
  });
  const server: GattServer = {
    connected: true,
    connect: () => {
      connects += 1;
      return isNear ? Promise.resolve(server) : Promise.reject(new Error("not there"));
    },
    disconnect: () => undefined,
    getPrimaryService: (service) =>
      measures && service === 0x1810
        ? Promise.resolve({ getCharacteristic: (): Promise<GattCharacteristic> => Promise.resolve(characteristic) })
        : Promise.reject(new Error("no such service")),
  };
  const device: BluetoothDevice = Object.assign(new EventTarget(), { id: "a", name: "Cuff", gatt: server });
  const states: Link[] = [];
  const connection = openConnection(device, {
    onPacket: (parsed) => packets.push(parsed),
    now: () => 1_000,
    random: () => 0,
    after: (ms, wake) => {
      const timer = { ms, wake };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
  });
  connection.link.subscribe(() => states.push(connection.link.read()));
  return {
    connection,
    packets,
    timers,
    states,
    connects: () => connects,
    move: (near: boolean) => void (isNear = near),
    drop: () => void device.dispatchEvent(new Event("gattserverdisconnected")),
    send: (bytes: readonly number[]) => {
      characteristic.value = new DataView(Uint8Array.from(bytes).buffer);
      characteristic.dispatchEvent(new Event("characteristicvaluechanged"));
    },
    wake: async () => {
      for (const timer of [...timers]) timer.wake();
      await settle();
    },
  };
};

test("a device is connected, heard once after however many reconnections, and its packets are read whole or refused", async () => {
  const cuff = around();
  await settle();
  expect(cuff.connection.link.read()).toEqual({ state: "connected", battery: null });
  for (let time = 0; time < 3; time += 1) {
    cuff.drop();
    await cuff.wake();
  }
  cuff.send([0, 120, 0, 80, 0, 96, 0]);
  cuff.send([0, 120]);
  expect(cuff.packets.map(({ outcome }) => outcome)).toEqual(["parsed", "refused"]);
});

test("a lost device is tried again by itself, ever more seldom; in vain it is out of range, and is tried on", async () => {
  const cuff = around();
  await settle();
  cuff.move(false);
  cuff.drop();
  const waits: number[] = [];
  for (let time = 0; time < 8; time += 1) {
    waits.push(Math.max(...cuff.timers.map(({ ms }) => ms)));
    await cuff.wake();
  }
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
  expect(cuff.connection.link.read()).toMatchObject({ state: "out-of-range", since: 1_000, tries: 9 });
  cuff.move(true);
  cuff.connection.hurry();
  await settle();
  expect(cuff.connection.link.read()).toMatchObject({ state: "connected" });
  expect(cuff.timers).toEqual([]);
});

test("a device that was closed is not tried again, and one that measures nothing says so", async () => {
  const cuff = around();
  await settle();
  cuff.connection.close();
  cuff.drop();
  expect([cuff.connection.link.read().state, cuff.timers.length, cuff.connects()]).toEqual(["closed", 0, 1]);
  const other = around({ measures: false });
  await settle();
  expect(other.connection.link.read()).toEqual({ state: "nothing-measured" });
});
