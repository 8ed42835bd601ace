import { expect, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { join } from "node:path";

import { soundLimits } from "#care/music/rules/data/sound-limits.ts";
import { loudnessRise } from "#care/music/rules/data/music-settings.ts";
import { middleSteering, musicPhases } from "#care/music/rules/data/soundscape-phases.ts";

import { buildPage } from "./build-page.ts";
import { enterAs, test } from "./enter.ts";
import { listenTo, readHeard, type HeardSamples } from "./music/ear.ts";
import type { Heard, Wish } from "./music/page.ts";
import { toneWav } from "./music/wav.ts";

// The soundscape as a real browser makes it, rendered faster than it plays, and measured.
let script = "";

test.beforeAll(async () => {
  ({ script } = await buildPage(join(import.meta.dirname, "music/page.ts")));
});

/** Below this it cannot be told from the quiet of a room. */
const inaudible = -54;
/** What the noise and the slow beating of tones move a block of 100 ms, beside what the score says. */
const flutter = 1;
/** A browser adds up its room in parts, in an order of its own: the sums of two runs differ in the last digits. */
const lastDigits = 1e-3;

const listen = (page: Page, seed: number, wishes: readonly Wish[]): Promise<Heard> =>
  page.evaluate(([one, all]) => window.music.listen(one, all), [seed, wishes] as const);

/** The most by which a block of 100 ms is louder than the loudest of the second before it. */
const worstRise = ({ blocks }: Heard): number =>
  Math.max(
    ...blocks
      .slice(1)
      .map((level, before) => Math.max(inaudible, level) - Math.max(inaudible, ...blocks.slice(Math.max(0, before - 9), before + 1))),
  );

const open = async (page: Page): Promise<void> => {
  await page.goto("about:blank");
  await page.addScriptTag({ content: script });
};

test("the soundscape never jumps: not by its phases, sliders, volume, a stop and start, or a page that slept", async ({ page }) => {
  await open(page);
  const most = { intensity: 1, warmth: 0, density: 1 };
  const least = { intensity: 0, warmth: 1, density: 0 };
  const heard = await listen(page, 7, [
    { phase: "arrival", steering: least, volume: 0, seconds: 8 },
    { phase: "peak", steering: most, volume: 0, seconds: 14 },
    { phase: "arrival", steering: least, volume: soundLimits.quietestVolume, seconds: 2 },
    { phase: "peak", steering: most, volume: 0, seconds: 5 },
    { phase: "return", steering: most, volume: 0, seconds: 4, sounding: false },
    { phase: "peak", steering: most, volume: 0, seconds: 10 },
    { phase: "opening", steering: middleSteering, volume: 0, seconds: 5, gap: 12 },
  ]);
  expect(heard.numbers).toBe(true);
  expect(worstRise(heard)).toBeLessThanOrEqual(loudnessRise.value);
  // Over a whole second no more than the setting allows.
  const { blocks } = heard;
  const second = (at: number): number => Math.max(inaudible, ...blocks.slice(at, at + 10));
  const overSeconds = Math.max(...blocks.slice(20).map((_, at) => second(at + 10) - second(at)));
  expect(overSeconds).toBeLessThanOrEqual(loudnessRise.value + flutter);
  expect(heard.truePeak).toBeLessThanOrEqual(soundLimits.ceiling);
  expect(Math.max(...blocks)).toBeGreaterThan(-30);
  test.info().annotations.push({
    type: "figures",
    description: `rise ${worstRise(heard).toFixed(2)} dB, true peak ${heard.truePeak.toFixed(1)} dB`,
  });
});

test("every phase is heard, each at its own level, the same for the same seed, and in stereo", async ({ page }) => {
  await open(page);
  const levels: number[] = [];
  for (const phase of musicPhases) {
    const heard = await listen(page, 11, [{ phase, steering: middleSteering, volume: 0, seconds: 18 }]);
    const last = heard.blocks.slice(-20);
    levels.push(10 * Math.log10(last.reduce((sum, level) => sum + 10 ** (level / 10), 0) / last.length));
    expect(heard.alike).toBeLessThan(0.9);
    expect(Math.min(...last)).toBeGreaterThan(-45);
  }
  const [arrival = 0, opening = 0, peak = 0, back = 0] = levels;
  expect(peak).toBeGreaterThan(opening + 1);
  expect(opening).toBeGreaterThan(arrival + 1);
  expect(peak).toBeGreaterThan(back + 2);
  const short: readonly Wish[] = [{ phase: "opening", steering: middleSteering, volume: 0, seconds: 4 }];
  const [once, again, other] = [await listen(page, 3, short), await listen(page, 3, short), await listen(page, 4, short)];
  expect(Math.abs(again.sum - once.sum)).toBeLessThan(lastDigits);
  expect(Math.abs(other.sum - once.sum)).toBeGreaterThan(lastDigits);
});

// The clinic's own recordings: added, put in a list, kept on the tablet, and played in a room that has no network, measured as it is heard.

/** Whole periods in whole seconds at every rate, so that one file goes on where the other ends. */
const tone = { frequency: 240, amplitude: 0.2, short: 4, long: 20 } as const;
type Place = { readonly episodeId: string; readonly sessionId: string };

const enterRoom = async (browser: Browser): Promise<{ readonly page: Page; readonly context: BrowserContext; readonly place: Place }> => {
  const options = { serviceWorkers: "allow", bypassCSP: true, viewport: { width: 1024, height: 768 } } as const;
  const { page, context } = await enterAs(browser, { role: "therapist" }, options);
  await listenTo(context);
  const { sessions } = await (await page.request.get("/api/board")).json();
  const running: readonly (Place & { readonly status: string })[] = sessions;
  const place = running.find(({ status }) => status === "open");
  if (place === undefined) throw new Error("The demo has no running session.");
  return { page, context, place };
};

/** Titles of their own, so that the journey can be tried again on one clinic. */
type Titles = { readonly ebb: string; readonly flood: string; readonly list: string };

const addRecordings = async (page: Page, { ebb, flood }: Titles): Promise<void> => {
  await page.goto("/app/music");
  const rate = await page.evaluate(() => new AudioContext().sampleRate);
  const waves = [
    { name: `01 - ${ebb}.wav`, buffer: toneWav(tone.short, rate, tone.frequency, tone.amplitude) },
    { name: `02 ${flood}.wav`, buffer: toneWav(tone.long, rate, tone.frequency, tone.amplitude, tone.short * rate) },
    { name: "song.mp3", buffer: Buffer.from("<!doctype html><title>not music</title>") },
  ];
  await page.locator("input[type=file]").setInputFiles(waves.map((one) => ({ ...one, mimeType: "audio/wav" })));
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText(/song\.mp3: By its content this is no sound/)).toBeVisible();
  await dialog.getByRole("button", { name: "Add 2 recordings" }).click();
  await expect(dialog.getByText(/Without it nothing is sent/).first()).toBeVisible();
  await dialog.getByLabel("By what right is it played here?").selectOption("own");
  await dialog.getByLabel("Where is it from?").fill("Made for this journey");
  await dialog.getByRole("button", { name: "Add 2 recordings" }).click();
  await expect(page.getByRole("row", { name: ebb })).toContainText("Made by or for the clinic");
  await expect(page.getByRole("row", { name: flood })).toContainText("0:20");
};

const makeList = async (page: Page, { ebb, flood, list }: Titles): Promise<void> => {
  await page.getByRole("button", { name: "New list" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(list);
  for (const title of [flood, ebb]) {
    const option = dialog.getByLabel("Add to: Any part").getByRole("option", { name: title });
    await dialog.getByLabel("Add to: Any part").selectOption((await option.getAttribute("value")) ?? "");
  }
  // The shorter one first, by keys alone.
  await dialog.getByRole("button", { name: `Move ${ebb} up` }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("region", { name: "Any part" }).getByRole("listitem").first()).toContainText(ebb);
  await dialog.getByRole("button", { name: "Save the list" }).click();
  await expect(page.getByRole("article", { name: list })).toContainText("2 recordings, 0:24");
};

const keepInRoom = async (page: Page, place: Place, list: string): Promise<void> => {
  await page.goto(`/app/episodes/${place.episodeId}/sessions/${place.sessionId}`);
  await page.getByLabel("What plays").selectOption({ label: list });
  await expect(page.getByText("All of it is kept on this tablet, and plays without a network.")).toBeVisible();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    for (let tries = 0; tries < 100; tries += 1) {
      const files = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length));
      if (files.some((count) => count > 50)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("The program was not kept.");
  });
};

/** Level of each 100 ms, in dB. */
const levelsOf = ({ samples, sampleRate }: HeardSamples): readonly number[] => {
  const size = sampleRate / 10;
  return Array.from({ length: Math.floor(samples.length / size) }, (_, block) => {
    const power = samples.slice(block * size, (block + 1) * size).reduce((sum, one) => sum + one * one, 0) / size;
    return 10 * Math.log10(Math.max(power, 1e-12));
  });
};

/** A tone follows from its last two samples: how far each sample is from that, as a share of the loudest within a period. */
const breaksIn = ({ samples, sampleRate }: HeardSamples, from: number, to: number): number => {
  const turn = 2 * Math.cos((2 * Math.PI * tone.frequency) / sampleRate);
  const period = Math.round(sampleRate / tone.frequency);
  let worst = 0;
  for (let at = Math.round(from * sampleRate); at < Math.round(to * sampleRate); at += 1) {
    const near = samples.subarray(at - period, at).reduce((most, one) => Math.max(most, Math.abs(one)), 1e-9);
    worst = Math.max(worst, Math.abs((samples[at] ?? 0) - turn * (samples[at - 1] ?? 0) + (samples[at - 2] ?? 0)) / near);
  }
  return worst;
};

test("the clinic's recordings are added, listed, kept, and play in a room without a network: joined without a gap, never louder at a stroke", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const { page, context, place } = await enterRoom(browser);
  // Without a figure: the quiet view shows none, and other journeys hold it to that.
  const stamp = [...String(Date.now())].map((digit) => "abcdefghij"[Number(digit)]).join("");
  const titles = { ebb: `ebb ${stamp}`, flood: `flood ${stamp}`, list: `Tides ${stamp}` };
  const { ebb, flood, list } = titles;
  await addRecordings(page, titles);
  await makeList(page, titles);
  await keepInRoom(page, place, list);

  await context.setOffline(true);
  await page.reload();
  await page.getByLabel("What plays").selectOption({ label: list });
  await page.getByRole("button", { name: "Play", exact: true }).click();
  const status = page.getByText(/^Plays here: /);
  await expect(status).toContainText(ebb);
  await expect(status).toContainText(flood);
  await page.waitForTimeout(11_000);
  await page.getByRole("button", { name: "Next recording" }).click();
  await expect(status).toContainText(ebb);
  await page.getByLabel("What plays").selectOption({ label: "Soundscape, made on this tablet" });
  await page.waitForTimeout(2_500);
  await page.getByLabel("What plays").selectOption({ label: list });
  await page.waitForTimeout(3_000);
  const heard = await readHeard(page);
  await page.getByRole("button", { name: "Stop now" }).click();
  await expect(page.getByText("Nothing plays on this tablet.")).toBeVisible();

  const levels = levelsOf(heard).map((one) => Math.max(inaudible, one));
  const rises = levels.slice(1).map((one, before) => one - Math.max(...levels.slice(Math.max(0, before - 9), before + 1)));
  const begins = heard.samples.findIndex((one) => Math.abs(one) > 1e-6) / heard.sampleRate;
  const joint = breaksIn(heard, begins + tone.short - 1, begins + tone.short + 1);
  test.info().annotations.push({
    type: "figures",
    description: `rise ${Math.max(...rises).toFixed(2)} dB, joint ${joint.toFixed(4)}, loudest ${Math.max(...levels).toFixed(1)} dB`,
  });
  expect(Math.max(...rises)).toBeLessThanOrEqual(loudnessRise.value);
  expect(joint).toBeLessThan(0.02);
  expect(Math.max(...levels)).toBeGreaterThan(-35);

  await context.setOffline(false);
  await expect(page.getByText("All sent")).toBeVisible({ timeout: 30_000 });
  const { facts } = await (await page.request.get(`/api/episodes/${place.episodeId}/dosing-sessions/${place.sessionId}/facts`)).json();
  const all: readonly {
    readonly type: string;
    readonly payload: { readonly sound?: { readonly title?: string; readonly playlist?: string } };
  }[] = facts;
  const played = all.flatMap(({ payload }) => (payload.sound?.playlist === list ? [payload.sound.title] : []));
  expect(played).toEqual([ebb, flood]);
  await page.getByRole("tab", { name: "Record" }).click();
  const band = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Music" }) });
  await expect.poll(() => band.locator("i").count()).toBeGreaterThan(0);
  await page.getByRole("tab", { name: "Timeline" }).click();
  for (const title of [ebb, flood]) await expect(page.getByText(`Music: ${title}`)).toBeVisible();
  const addresses = await page.evaluate(async () =>
    (await Promise.all((await caches.keys()).map(async (one) => (await (await caches.open(one)).keys()).map(({ url }) => url)))).flat(),
  );
  expect(addresses.filter((one) => one.includes("/kept-music/"))).toHaveLength(2);
  expect(addresses.filter((one) => one.includes("/api/"))).toEqual([]);
  await context.close();
});
