import { expect, test } from "vitest";

import { dose, given, opened } from "../../rules/test-session.ts";
import { graphMarks } from "./graph-marks.ts";

const nothing = { parameter: null, value: null, readingId: null, sampleAt: null } as const;
const alarm = (alarmId: string, level: "amber" | "red") =>
  ({ type: "alarm-raised", alarmId, rule: "MON-SBP-R", level, origin: "charted", ...nothing }) as const;

test("every alarm stands on the printed graph, amber and red told apart by their shape alone", () => {
  const session = given([-20, opened()], [0, dose("d1")], [5, alarm("a", "amber")], [9, alarm("b", "red")]);
  const shapes = graphMarks({ session }, (at) => at / 60_000);
  const triangle = shapes.find((one) => one.kind === "line" && one.points.length === 4);
  const octagon = shapes.find((one) => one.kind === "area" && one.points.length === 8);
  expect(triangle).toMatchObject({ kind: "line" });
  expect(octagon).toMatchObject({ kind: "area" });
});
