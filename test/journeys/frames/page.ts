import { createElement, useRef } from "react";
import { createRoot } from "react-dom/client";

import { RecordPlot } from "#care/dosing-session/web/flowsheet/record-plot.tsx";
import { signals, sampleStore } from "#care/dosing-session/web/flowsheet/sample-store.ts";
import { Sheet } from "#care/dosing-session/web/flowsheet/sheet.tsx";
import type { SheetRow, SheetRowKey } from "#care/dosing-session/web/flowsheet/sheet-rows.ts";
import { zoomAbout, panBy } from "#care/dosing-session/web/flowsheet/time-window.ts";
import { useGestures } from "#care/dosing-session/web/flowsheet/use-gestures.ts";
import { viewport as newViewport } from "#care/dosing-session/web/flowsheet/viewport.ts";
import "#ui/theme/tokens.css";

// Eight hours of six signals at 1 Hz with a full flowsheet, and what a person does with them. Runs in the browser.
const minutes = 480;
const store = sampleStore();
const at = Array.from({ length: minutes * 60 }, (_, second) => second * 1_000);
const wave = (middle: number, swing: number) => at.map((_, second) => middle + swing * Math.sin(second / 97) + ((second * 7919) % 5) - 2);
store.add({ at, ...Object.fromEntries(signals.map((signal, index) => [signal, wave(60 + index * 8, 6)])) });

const keys: readonly SheetRowKey[] = [
  "bloodPressure",
  "heartRate",
  "saturation",
  "respiration",
  "moaas",
  "dose",
  "eyeShades",
  "music",
  "words",
];
const rows: readonly SheetRow[] = keys.map((key) => ({
  key,
  group: "vitals",
  entries: Array.from({ length: minutes / 5 }, (_, set) => ({
    ref: { kind: "reading", id: `${key}${set}` },
    observedAt: Temporal.Instant.fromEpochMilliseconds(set * 300_000),
    text: "118/76",
    inError: false,
    late: set % 9 === 0,
    simulated: false,
  })),
}));
const marks = {
  pressures: Array.from({ length: minutes / 5 }, (_, set) => ({ minutes: set * 5, systolic: 120, diastolic: 78 })),
  dots: [],
  events: Array.from({ length: 40 }, (_, index) => ({ minutes: index * 12, label: "Tears", kind: "event" as const })),
  bands: [{ from: 0, to: 200, label: "Peak" }],
  now: minutes,
};
const whole = { from: 0, to: minutes };
const viewport = newViewport(whole, whole);
const gutters = { start: 84, end: 34 };

const App = () => {
  const frame = useRef<HTMLDivElement>(null);
  useGestures(frame, viewport, gutters);
  return createElement(
    "div",
    { ref: frame, style: { inlineSize: 900 } },
    createElement(RecordPlot, { samples: { store, version: 1 }, marks, zero: 0, viewport, whole, gutters, height: 210 }),
    createElement(Sheet, {
      rows,
      spans: {},
      store,
      version: 1,
      zero: 0,
      now: minutes,
      viewport,
      gutters,
      pixels: 782,
      onOpen: () => undefined,
    }),
  );
};
createRoot(document.body.appendChild(document.createElement("div"))).render(createElement(App));

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** Zooms from eight hours to four minutes and back, then scrolls through, a step a frame. The times between frames, in milliseconds. */
window.frames8h = async (): Promise<readonly number[]> => {
  for (let index = 0; index < 20; index += 1) await frame();
  const times: number[] = [];
  let before = await frame();
  for (let step = 0; step < 360; step += 1) {
    const window = viewport.window();
    if (step < 90) viewport.show(zoomAbout(window, 240, 0.948));
    else if (step < 180) viewport.show(zoomAbout(window, 240, 1.055));
    else if (step < 220) viewport.show(zoomAbout(window, 100, 0.96));
    else viewport.show(panBy(window, (window.to - window.from) / 40));
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  return times;
};

/** Shows this stretch of minutes, and waits until it is drawn. */
window.showMinutes = async (from, to) => {
  viewport.show({ from, to });
  await frame();
  await frame();
};

declare global {
  interface Window {
    showMinutes: (from: number, to: number) => Promise<void>;
    frames8h: () => Promise<readonly number[]>;
  }
}
