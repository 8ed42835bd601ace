import type { InstrumentText } from "../../instrument-text.ts";
import { phq9Text } from "./phq9-text.ts";

/** The first two items of the PHQ-9, verbatim. */
export const phq2Text: InstrumentText = {
  ...phq9Text,
  instrument: "phq2",
  title: "PHQ-2",
  items: phq9Text.items.slice(0, 2),
  extraItems: [],
};
