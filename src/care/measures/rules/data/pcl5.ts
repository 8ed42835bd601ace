import type { InstrumentDefinition } from "../instrument-definition.ts";

/** PTSD symptoms over a month. Source: blevins2015, bovin2016 (cut 31 of the published 31-33); change: marx2022, blanchard2023. Owner: medical director. */
export const pcl5: InstrumentDefinition = {
  id: "pcl5",
  version: "1",
  shortName: "PCL-5",
  name: "PTSD Checklist for DSM-5",
  construct: "PTSD symptoms",
  licence: {
    tier: "A",
    notice:
      "Weathers FW, Litz BT, Keane TM, Palmieri PA, Marx BP, Schnurr PP (2013). National Center for PTSD, US Department of Veterans Affairs. US Government work.",
  },
  instructions:
    "Below is a list of problems that people sometimes have in response to a very stressful experience. Please read each problem carefully and then choose one of the answers to indicate how much you have been bothered by that problem in the past month.",
  stem: "In the past month, how much were you bothered by:",
  items: [
    { text: "Repeated, disturbing, and unwanted memories of the stressful experience?", loinc: null },
    { text: "Repeated, disturbing dreams of the stressful experience?", loinc: null },
    {
      text: "Suddenly feeling or acting as if the stressful experience were actually happening again (as if you were actually back there reliving it)?",
      loinc: null,
    },
    { text: "Feeling very upset when something reminded you of the stressful experience?", loinc: null },
    {
      text: "Having strong physical reactions when something reminded you of the stressful experience (for example, heart pounding, trouble breathing, sweating)?",
      loinc: null,
    },
    { text: "Avoiding memories, thoughts, or feelings related to the stressful experience?", loinc: null },
    {
      text: "Avoiding external reminders of the stressful experience (for example, people, places, conversations, activities, objects, or situations)?",
      loinc: null,
    },
    { text: "Trouble remembering important parts of the stressful experience?", loinc: null },
    {
      text: "Having strong negative beliefs about yourself, other people, or the world (for example, having thoughts such as: I am bad, there is something seriously wrong with me, no one can be trusted, the world is completely dangerous)?",
      loinc: null,
    },
    { text: "Blaming yourself or someone else for the stressful experience or what happened after it?", loinc: null },
    { text: "Having strong negative feelings such as fear, horror, anger, guilt, or shame?", loinc: null },
    { text: "Loss of interest in activities that you used to enjoy?", loinc: null },
    { text: "Feeling distant or cut off from other people?", loinc: null },
    {
      text: "Trouble experiencing positive feelings (for example, being unable to feel happiness or have loving feelings for people close to you)?",
      loinc: null,
    },
    { text: "Irritable behavior, angry outbursts, or acting aggressively?", loinc: null },
    { text: "Taking too many risks or doing things that could cause you harm?", loinc: null },
    { text: "Being “superalert” or watchful or on guard?", loinc: null },
    { text: "Feeling jumpy or easily startled?", loinc: null },
    { text: "Having difficulty concentrating?", loinc: null },
    { text: "Trouble falling or staying asleep?", loinc: null },
  ],
  options: [
    { value: 0, label: "Not at all", loinc: null },
    { value: 1, label: "A little bit", loinc: null },
    { value: 2, label: "Moderately", loinc: null },
    { value: 3, label: "Quite a bit", loinc: null },
    { value: 4, label: "Extremely", loinc: null },
  ],
  extraItems: [],
  range: { min: 0, max: 80 },
  maxMissing: 4,
  subscales: [
    { code: "B", label: "Intrusion", items: [1, 2, 3, 4, 5], maxMissing: 1 },
    { code: "C", label: "Avoidance", items: [6, 7], maxMissing: 0 },
    { code: "D", label: "Negative thoughts and mood", items: [8, 9, 10, 11, 12, 13, 14], maxMissing: 1 },
    { code: "E", label: "Arousal and reactivity", items: [15, 16, 17, 18, 19, 20], maxMissing: 1 },
  ],
  bands: [
    { min: 0, max: 30, code: "below", label: "Below cut-off" },
    { min: 31, max: 80, code: "probable", label: "Probable PTSD range" },
  ],
  screenPositiveFrom: 31,
  pattern: {
    atLeast: 2,
    exceptions: [],
    outcomes: [
      {
        code: "met",
        label: "DSM-5 symptom pattern met",
        needs: [
          { items: [1, 2, 3, 4, 5], count: 1 },
          { items: [6, 7], count: 1 },
          { items: [8, 9, 10, 11, 12, 13, 14], count: 2 },
          { items: [15, 16, 17, 18, 19, 20], count: 2 },
        ],
      },
    ],
    otherwise: { code: "not-met", label: "DSM-5 symptom pattern not met" },
    caveat: "Means something only with a traumatic event that meets criterion A, and apart from the total.",
  },
  flags: [{ rule: "SR-09", item: 16, when: "answered-at-least", value: 3 }],
  change: { minimalImportant: 9, reliable: 15, response: { kind: "point-drop", points: 15 }, remissionBelow: null, significantAtMost: 28 },
  loinc: { panel: "101697-1", total: "101698-9" },
  sources: ["blevins2015", "bovin2016", "marx2022", "blanchard2023", "loinc-pcl5", "camcops"],
};
