import { expect, test } from "vitest";

import { judgeSeries } from "../server/monitor/judge-recording.ts";
import { given, opened, tenOClock } from "../rules/test-session.ts";
import { scenarios, simulateScenario, type Scenario } from "./scenarios.ts";
import { usualBaseline } from "./simulate-monitor.ts";

const seeds = [1, 2, 3, 4, 5] as const;
const length = 900;

const moment = (scenario: Scenario, seed: number, second: number) =>
  simulateScenario({ scenario, seed, second, secondsSinceDose: undefined, route: "IM", baseline: usualBaseline });

/** The alarms of a scenario by their rules, as the session's own rules raise them from its samples. */
const alarmsOf = (scenario: Scenario, seed: number): readonly string[] => {
  const samples = Array.from({ length }, (_, second) => ({
    offsetMilliseconds: second * 1_000,
    status: "measured" as const,
    values: Object.fromEntries(
      Object.entries(moment(scenario, seed, second)).map(([name, value]) => [name, value === null ? "" : String(value)]),
    ),
  }));
  const { events } = judgeSeries(given([-20, opened()]), { name: scenario, samples }, tenOClock, false);
  return [...new Set(events.flatMap((event) => (event.type === "alarm-raised" ? [event.rule] : [])))].toSorted();
};

test("[TRAIN-2] the same scenario, seed and second give the same values, and begin quietly", () => {
  for (const scenario of scenarios) {
    expect(moment(scenario, 7, 300)).toEqual(moment(scenario, 7, 300));
    expect(moment(scenario, 7, 30)).toEqual(moment("quiet", 7, 30));
  }
});

test.for([
  ["quiet", []],
  ["hypertensive", ["MON-DBP-A", "MON-DBP-R", "MON-SBP-A", "MON-SBP-R"]],
  ["desaturation", ["MON-RR-LA", "MON-RR-LR", "MON-SPO2-A", "MON-SPO2-R"]],
  ["artefact-storm", []],
  ["lost-probe", ["SIG-1"]],
  ["vasovagal", ["MON-HR-LA", "MON-HR-LR", "MON-SBP-L"]],
] as const)("[TRAIN-2] %s raises its own alarms, with every seed", ([scenario, expected]) => {
  for (const seed of seeds) expect(alarmsOf(scenario, seed), `seed ${seed}`).toEqual(expected);
});
