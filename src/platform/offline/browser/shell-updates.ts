import { observed, type Observed } from "../observed.ts";
import { readWorkerAnswer, type WorkerAsk } from "./worker-messages.ts";

/**
 * `ready`: a newer version waits until a person wants it. `after-room`: it is wanted, and comes once this tab has left the room.
 * `others-open`: it cannot take over while other tabs are open.
 */
export type ShellUpdate = { readonly state: "none" | "ready" | "after-room" } | { readonly state: "others-open"; readonly tabs: number };

export type ShellUpdates = Pick<Observed<ShellUpdate>, "read" | "subscribe"> & {
  /** A person wants the new version. The page loads anew once it is there; never while `isRoom` says that a room is open in it. */
  readonly use: () => void;
};

const lookEveryMs = 30 * 60_000;
/** How often it is looked whether the room was left, in milliseconds. */
const leftEveryMs = 1_000;
const takeOver: WorkerAsk = { type: "take-over" };

const isReady = ({ waiting }: ServiceWorkerRegistration): boolean => waiting !== null && navigator.serviceWorker.controller !== null;

const follow = (registration: ServiceWorkerRegistration, updates: Observed<ShellUpdate>): void => {
  const look = (): void => updates.become({ state: isReady(registration) ? "ready" : "none" });
  look();
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  const ask = (): void => void registration.update().catch(() => undefined);
  setInterval(ask, lookEveryMs);
  window.addEventListener("online", ask);
};

const openUpdates = (isRoom: () => boolean): ShellUpdates => {
  const updates = observed<ShellUpdate>({ state: "none" });
  const { serviceWorker } = navigator;
  let wanted = false;
  let registered: ServiceWorkerRegistration | undefined;
  serviceWorker.addEventListener("controllerchange", () => void (wanted && !isRoom() && location.reload()));
  serviceWorker.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    const answer = readWorkerAnswer(data);
    if (answer !== undefined) updates.become({ state: "others-open", tabs: answer.tabs });
  });
  serviceWorker
    .register("/shell-worker.js", { scope: "/app", updateViaCache: "none" })
    .then((registration) => {
      registered = registration;
      follow(registration, updates);
    })
    // Refused by the browser, or by its surroundings: everything works but the cold start without a network.
    .catch(() => undefined);
  let waits: ReturnType<typeof setInterval> | undefined;
  const takeOutsideRoom = (): void => {
    if (isRoom()) return;
    clearInterval(waits);
    wanted = true;
    registered?.waiting?.postMessage(takeOver);
  };
  return {
    read: updates.read,
    subscribe: updates.subscribe,
    use: () => {
      clearInterval(waits);
      if (isRoom()) {
        updates.become({ state: "after-room" });
        waits = setInterval(takeOutsideRoom, leftEveryMs);
      } else takeOutsideRoom();
    },
  };
};

let opened: ShellUpdates | undefined;

/**
 * Registers the service worker that opens the staff pages without a network, once a page; undefined where the browser has none (a
 * plain-http address). A new version is offered and never forced: it takes over when a person says so, or when the last tab has closed.
 * @param isRoom whether this tab shows a session's room now
 */
export const shellUpdates = (isRoom: () => boolean): ShellUpdates | undefined => {
  // Missing outside secure contexts, whatever the types say.
  if (!("serviceWorker" in navigator)) return undefined;
  return (opened ??= openUpdates(isRoom));
};
