import { screeningContract } from "#care/screening/contract.ts";

import { state, type PatientStory } from "./patient-story.ts";

const value = (analyte: "alt" | "ast" | "creatinine" | "tsh", amount: number, unit: string, lower: number, upper: number) => ({
  analyte,
  value: amount,
  unit,
  lower,
  upper,
});

/** The clinic measures and has blood and urine taken on the day after the intake was handed in. */
export const tellResults = async (story: PatientStory): Promise<void> => {
  const { clock, chance, person, cast } = story;
  const params = { episodeId: story.episodeId };
  const at = clock.at();
  const vitals = {
    pressure: {
      systolic: { value: chance.whole(112, 134), unit: "mm[Hg]" as const },
      diastolic: { value: chance.whole(68, 84), unit: "mm[Hg]" as const },
    },
    weight: person.weight,
    height: { value: person.sexAtBirth === "male" ? chance.whole(172, 188) : chance.whole(158, 174), unit: "cm" as const },
    measuredAt: at.toString(),
    note: "",
  };
  await state(story, screeningContract.recordVitals, { params, body: vitals, as: cast.monitor });
  const liver = [
    value("alt", chance.whole(14, 34), "U/L", 7, 40),
    value("ast", chance.whole(14, 32), "U/L", 8, 40),
    value("creatinine", chance.whole(7, 11) / 10, "mg/dL", 0.5, 1.2),
  ];
  const thyroid = [value("tsh", chance.whole(9, 32) / 10, "m[IU]/L", 0.4, 4)];
  const results = [
    { lab: "bmp-lft" as const, outcome: "normal" as const, values: liver },
    { lab: "tsh" as const, outcome: "normal" as const, values: thyroid },
    { lab: "ua" as const, outcome: "normal" as const, values: [] },
    { lab: "uds" as const, outcome: "negative" as const, values: [] },
  ];
  for (const result of results) {
    clock.plus(1);
    const body = { ...result, specimen: null, collectedAt: at.toString(), note: "" };
    await state(story, screeningContract.recordLabResult, { params, body, as: cast.monitor });
  }
};
