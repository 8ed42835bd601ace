import { newId } from "#platform/ambient/new-id.ts";
import { openOffline } from "#platform/offline/browser/open-offline.ts";
import { shellUpdates } from "#platform/offline/browser/shell-updates.ts";

/** A page of the program in one of its versions, with its outbox and the offer of a newer one. Runs in the browser. */
declare const pageVersion: string;

const anna = "00000000-0000-7000-8000-00000000000a";
const offline = openOffline();
offline.signIn(anna);
const isRoom = (): boolean => location.pathname.includes("/sessions/");
const updates = shellUpdates(isRoom);

const page = {
  version: pageVersion,
  offer: (): string => updates?.read().state ?? "no worker",
  use: (): void => updates?.use(),
  leaveRoom: (): void => history.pushState(null, "", "/app/board"),
  chart: async (text: string): Promise<void> => {
    const at = Temporal.Now.instant();
    const body = JSON.stringify({ text, by: pageVersion });
    const place = { streamKey: { kind: "notes", id: anna }, episodeId: anna, actor: { kind: "staff", id: anna } } as const;
    const when = { observedAt: at, madeAt: at, deviceAt: at };
    const facts = [{ type: "noted", schemaVersion: 1, payload: { text } }];
    await offline.outbox.add({ commandId: newId(), ...place, method: "POST", path: "/api/notes", body, ...when, facts });
  },
  waiting: (): number => offline.outbox.read().entries.filter(({ state }) => state.status === "waiting").length,
  tryNow: (): void => offline.outbox.hurry(),
  /** Loads a part of this version that was not needed so far. */
  later: async (): Promise<string> => {
    const part: { readonly default: string } = await import(/* @vite-ignore */ `/assets/later-${pageVersion}.js`);
    return part.default;
  },
};
export type UpdatePage = typeof page;

declare global {
  interface Window {
    page: UpdatePage;
  }
}
window.page = page;
