import { newId } from "#platform/ambient/new-id.ts";
import { openOffline } from "#platform/offline/browser/open-offline.ts";
import { openLocalStream } from "#platform/offline/local-stream.ts";
import { note, notes } from "#platform/offline/simulation/notes.ts";

/** What the test does in a tab: chart a note, and look at what the tab knows. Runs in the browser. */
const episodeId = "00000000-0000-7000-8000-000000000001";
const streamId = "00000000-0000-7000-8000-000000000002";
const anna = "00000000-0000-7000-8000-00000000000a";

const offline = openOffline();
offline.signIn(anna);
const stream = openLocalStream({
  definition: notes,
  episodeId,
  streamId,
  store: offline.store,
  outbox: offline.outbox,
  clock: offline.clock,
  newId,
  deviceNow: () => Temporal.Now.instant(),
  readFacts: offline.readFacts("/api/facts"),
});

const tab = {
  chart: async (text: string): Promise<void> => {
    await stream.act({
      path: "/api/notes",
      body: { text, unwelcome: false },
      actor: { kind: "staff", id: anna },
      decide: () => note(text, false),
    });
  },
  shown: (): readonly string[] => stream.read().state,
  refresh: (): Promise<void> => stream.refresh(),
  /** How many commands the server does not have yet. */
  waiting: (): number => offline.outbox.read().entries.filter((entry) => entry.state.status === "waiting").length,
  refused: (): readonly string[] =>
    offline.outbox.read().entries.flatMap(({ state }) => (state.status === "refused" ? [state.problem.detail] : [])),
  offsetMs: (): number | undefined => offline.clock()?.offsetMs,
  keeping: (): string => offline.keeping.read(),
  tryNow: (): void => offline.outbox.hurry(),
};
export type TestTab = typeof tab;

declare global {
  interface Window {
    tab: TestTab;
  }
}
window.tab = tab;
