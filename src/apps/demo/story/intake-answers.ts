import type { SentBody } from "#platform/http/contract.ts";
import type { screeningContract } from "#care/screening/contract.ts";
import { yesNoQuestions, type QuestionId, type SectionId, type YesNo, type YesNoSection } from "#care/screening/rules/sections.ts";

import type { Chance } from "./chance.ts";
import type { Journey } from "./journeys.ts";
import type { DemoPerson } from "./people-of-the-story.ts";
import { concernsOf } from "./tell-enquiry.ts";

export type SectionAnswer = SentBody<typeof screeningContract.saveIntakeSection>["answers"];

const medicineLists = [
  [{ name: "Sertraline", dose: "100 mg", frequency: "every morning" }],
  [{ name: "Escitalopram", dose: "15 mg", frequency: "every morning" }],
  [
    { name: "Fluoxetine", dose: "40 mg", frequency: "every morning" },
    { name: "Lisinopril", dose: "10 mg", frequency: "every morning" },
  ],
  [
    { name: "Sertraline", dose: "150 mg", frequency: "every morning" },
    { name: "Lorazepam", dose: "0.5 mg", frequency: "when needed, about twice a week" },
  ],
  [{ name: "Levothyroxine", dose: "75 µg", frequency: "every morning" }],
  [],
] as const;

const trials = [
  {
    treatment: "Sertraline",
    dose: { value: 150, unit: "mg/d" },
    duration: { value: 12, unit: "wk" },
    outcome: "less-than-half",
    inCurrentEpisode: "yes",
  },
  {
    treatment: "Escitalopram",
    dose: { value: 20, unit: "mg/d" },
    duration: { value: 10, unit: "wk" },
    outcome: "not-at-all",
    inCurrentEpisode: "yes",
  },
  {
    treatment: "Cognitive behavioural therapy",
    dose: null,
    duration: { value: 20, unit: "wk" },
    outcome: "half-or-more",
    inCurrentEpisode: "no",
  },
] as const;

const hopes = [
  "To wake up without dread, and to be there for my children again.",
  "To understand why I keep pulling away from people.",
  "To sleep, and to stop rehearsing every conversation.",
  "To feel something other than flat. I used to paint.",
  "To be able to drive past that corner without shaking.",
] as const;

const yesOf = (journey: Journey): Partial<Record<QuestionId, YesNo>> => {
  if (journey.ending === "screened-out") return { aneurysm: "yes" };
  if (journey.ending === "deferred") return { heartDisease: "not-sure", uncontrolledHypertension: "not-sure" };
  const usual: readonly Partial<Record<QuestionId, YesNo>>[] = [
    {},
    { reflux: "yes" },
    {},
    { pastSubstanceUse: "yes" },
    { bladder: "yes" },
    {},
    { liverTests: "yes" },
  ];
  return usual[journey.person % usual.length] ?? {};
};

const yesNo = (section: YesNoSection, journey: Journey, person: DemoPerson): Record<string, YesNo> => {
  const yes: Partial<Record<QuestionId, YesNo>> = {
    ...yesOf(journey),
    childBearing: person.sexAtBirth === "female" && person.age < 50 ? "yes" : "no",
    majorDepression: concernsOf[journey.condition].some((concern) => concern === "depression") ? "yes" : "no",
  };
  return Object.fromEntries(yesNoQuestions[section].map((question): [string, YesNo] => [question, yes[question] ?? "no"]));
};

/** What somebody answers in one part of the intake. */
export const sectionAnswer = (section: SectionId, person: DemoPerson, journey: Journey, luck: Chance): SectionAnswer => {
  switch (section) {
    case "about-you":
      return { section, age: { value: person.age, unit: "a" }, concerns: [...concernsOf[journey.condition]], note: "" };
    case "medicines": {
      const medicines = medicineLists[journey.person % medicineLists.length] ?? [];
      return { section, none: medicines.length === 0, medicines: [...medicines] };
    }
    case "allergies": {
      const penicillin = journey.person % 6 === 1;
      const allergies = penicillin ? [{ substance: "Penicillin", reaction: "a rash as a child" }] : [];
      return { section, answers: yesNo(section, journey, person), none: !penicillin, allergies };
    }
    case "treatment-trials": {
      const tried = trials.slice(0, journey.condition === "treatment-resistant-depression" ? 3 : 1);
      return { section, none: false, trials: [...tried] };
    }
    case "goals":
      return {
        section,
        goals: ["symptom-relief", luck.pick(["coping-skills", "self-understanding", "relationships"])],
        ownWords: luck.pick(hopes),
      };
    case "medical-history":
    case "mental-health":
    case "substance-use":
    case "family-history":
      return { section, answers: yesNo(section, journey, person), note: "" };
  }
};
