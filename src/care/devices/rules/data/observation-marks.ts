/** Why an observation is no value, by the device's own word. */
export type Mark = "test" | "demonstration" | "no-value" | "in-error" | "not-a-result";

/** OBX-8, by IHE PCD-01 (measurement status). What is questionable or early is taken: the monitor shows it, too. */
export const flagMarks: Readonly<Record<string, Mark>> = {
  TEST: "test",
  DEMO: "demonstration",
  INV: "no-value",
  NAV: "no-value",
  BUSY: "no-value",
  CAL: "no-value",
  OFF: "no-value",
};

/** OBX-11 (HL7 table 0085). Those that are not here are results: R, P, F, C, S, U and an empty one. */
export const statusMarks: Readonly<Record<string, Mark>> = {
  X: "no-value",
  D: "in-error",
  W: "in-error",
  N: "not-a-result",
  I: "not-a-result",
  O: "not-a-result",
};

/** MSH-11: training and debugging are no care. */
export const processingMarks: Readonly<Record<string, Mark>> = { T: "test", D: "test" };
