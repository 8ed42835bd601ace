import { newId } from "#platform/ambient/new-id.ts";
import { holdSamples } from "#platform/offline/browser/hold-samples.ts";
import { openOffline } from "#platform/offline/browser/open-offline.ts";
import { openLocalStream } from "#platform/offline/local-stream.ts";
import { note, notes } from "#platform/offline/simulation/notes.ts";

/** What the test does in a tab: chart a note, and look at what the tab knows. Runs in the browser. */
const episodeId = "00000000-0000-7000-8000-000000000001";
const streamId = "00000000-0000-7000-8000-000000000002";
const anna = "00000000-0000-7000-8000-00000000000a";

const ben = "00000000-0000-7000-8000-00000000000b";

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

const { samples } = holdSamples(offline);
const personOf = (who: "anna" | "ben"): string => (who === "anna" ? anna : ben);

const tab = {
  /** A device says something; resolves when it is on the disk. */
  hear: (from: number, until: number, who: "anna" | "ben" = "anna"): Promise<unknown> =>
    Promise.all(
      Array.from({ length: until - from + 1 }, (_, index) => {
        const at = Temporal.Now.instant();
        const path = "/api/samples";
        return samples.add({ personId: personOf(who), path, deviceId: "oximeter", at, sample: { number: from + index } });
      }),
    ),
  signIn: (who: "anna" | "ben" | "nobody"): void => offline.signIn(who === "nobody" ? null : personOf(who)),
  /** How many samples of all people wait on this device. */
  kept: (): number => offline.samples.read(),
  lost: (): readonly string[] => samples.view.read().losses.map(({ why, count }) => `${why} ${count}`),
  forgetFacts: (): Promise<void> => offline.forgetFacts(),
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
  tryNow: (): void => {
    offline.outbox.hurry();
    samples.hurry();
  },
};
export type TestTab = typeof tab;

declare global {
  interface Window {
    tab: TestTab;
  }
}
window.tab = tab;
