import { newId } from "../../ambient/new-id.ts";
import { observed } from "../observed.ts";
import { fallbackSampleStore } from "../samples/fallback-sample-store.ts";
import type { KeptBatch } from "../samples/kept-sample.ts";
import { openSamples, type OpenSamples } from "../samples/open-samples.ts";
import { readSampleAnswer, type SampleAnswer } from "../samples/read-sample-answer.ts";
import { idbSampleStore } from "./idb-sample-store.ts";
import { leadTab } from "./lead-tab.ts";
import type { Offline } from "./open-offline.ts";
import { tabChannel } from "./tab-channel.ts";

/** The samples of this browser's devices, and whether it keeps them. */
export type HeldSamples = Omit<OpenSamples, "lead" | "hear" | "close"> & { readonly keeping: Offline["keeping"] };

type Held = { readonly samples: HeldSamples; readonly close: () => void; holders: number };

const sendBatch =
  ({ ask }: Pick<Offline, "ask">) =>
  async ({ batchId, personId, path, body }: KeptBatch): Promise<SampleAnswer> => {
    const headers = { "content-type": "application/json", "idempotency-key": batchId, "kapstone-acts-for": personId };
    const response = await ask(path, { method: "POST", headers, body });
    const answer: unknown = await response.json().catch(() => undefined);
    return readSampleAnswer(response.status, answer);
  };

const after = (ms: number, wake: () => void): (() => void) => {
  const timer = setTimeout(wake, ms);
  return () => clearTimeout(timer);
};

/** Opens the device's store, and takes part in the tabs' turns at sending, beside the outbox and by its rules. */
const openHere = (offline: Offline, name: string): Omit<Held, "holders"> => {
  const keeping = observed<"device" | "memory">("device");
  const store = fallbackSampleStore(idbSampleStore(name), () => keeping.become("memory"));
  const channel = tabChannel(`${name}-samples`, () => samples.hear());
  const announce = (): void => channel.post({ type: "changed" });
  const samples = openSamples({ store, send: sendBatch(offline), newId, random: Math.random, after, announce, outbox: offline.outbox });
  const stopCounting = samples.view.subscribe(() =>
    offline.samples.become(samples.view.read().unsent.reduce((sum, { count }) => sum + count, 0)),
  );
  const stopLeading = leadTab(`${name}-samples`, samples.lead);
  window.addEventListener("online", samples.hurry);
  const close = (): void => {
    window.removeEventListener("online", samples.hurry);
    stopLeading();
    stopCounting();
    samples.close();
    channel.close();
  };
  return { samples: { ...samples, keeping }, close };
};

const held = new WeakMap<Offline, Held>();

/** The samples of a tab, opened by the first who asks and closed when everybody has let go. */
export const holdSamples = (offline: Offline, name = "kapstone"): { readonly samples: HeldSamples; readonly letGo: () => void } => {
  const slot = held.get(offline) ?? { ...openHere(offline, name), holders: 0 };
  held.set(offline, slot);
  slot.holders += 1;
  const closeUnheld = (): void => {
    if (slot.holders > 0 || held.get(offline) !== slot) return;
    held.delete(offline);
    slot.close();
  };
  const letGo = (): void => {
    slot.holders -= 1;
    // A screen that is drawn anew lets go and takes hold again at once.
    setTimeout(closeUnheld);
  };
  return { samples: slot.samples, letGo };
};
