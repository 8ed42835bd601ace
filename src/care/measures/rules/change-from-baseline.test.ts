import { expect, test } from "vitest";

import { changeFromBaseline } from "./change-from-baseline.ts";
import { instrumentOf } from "./instruments.ts";

const phq9 = instrumentOf("phq9").change;
const pcl5 = instrumentOf("pcl5").change;

test("[MSR-7] response is half of the baseline, judged before rounding", () => {
  expect(changeFromBaseline(phq9, 20, 10)).toMatchObject({ percentDrop: 50, response: true });
  expect(changeFromBaseline(phq9, 27, 14)).toMatchObject({ percentDrop: 48.1, response: false });
  expect(changeFromBaseline(phq9, 0, 3)).toMatchObject({ percentDrop: null, response: false });
});

test("[MSR-8] remission is a total below the line, and no claim where the sources name none", () => {
  expect(changeFromBaseline(phq9, 9, 4).remission).toBe(true);
  expect(changeFromBaseline(phq9, 9, 5).remission).toBe(false);
  expect(changeFromBaseline(pcl5, 60, 0).remission).toBeNull();
});

test("[MSR-9] a change is reliable from the published difference on, in both directions", () => {
  expect(changeFromBaseline(phq9, 12, 6)).toMatchObject({ reliableImprovement: true, deterioration: false });
  expect(changeFromBaseline(phq9, 12, 7)).toMatchObject({ reliableImprovement: false, minimalImportant: true });
  expect(changeFromBaseline(phq9, 10, 16)).toMatchObject({ deterioration: true, reliableImprovement: false });
  expect(changeFromBaseline(pcl5, 50, 28).clinicallySignificant).toBe(true);
  expect(changeFromBaseline(pcl5, 40, 28).clinicallySignificant).toBe(false);
  expect(changeFromBaseline(phq9, 20, 2).clinicallySignificant).toBeNull();
});
