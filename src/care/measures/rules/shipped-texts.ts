import { gad7Text } from "./data/texts/gad7-text.ts";
import { lec5Text } from "./data/texts/lec5-text.ts";
import { pcl5Text } from "./data/texts/pcl5-text.ts";
import { phq2Text } from "./data/texts/phq2-text.ts";
import { phq9Text } from "./data/texts/phq9-text.ts";
import { pswqText } from "./data/texts/pswq-text.ts";
import type { InstrumentId } from "./instrument-definition.ts";
import type { InstrumentText } from "./instrument-text.ts";

const shipped: Readonly<Partial<Record<InstrumentId, InstrumentText>>> = {
  gad7: gad7Text,
  lec5: lec5Text,
  pcl5: pcl5Text,
  phq2: phq2Text,
  phq9: phq9Text,
  pswq: pswqText,
};

/** The wording that the licence lets Kapstone ship (tier A); `null` where the clinic loads it. */
export const shippedText = (instrument: InstrumentId): InstrumentText | null => shipped[instrument] ?? null;
