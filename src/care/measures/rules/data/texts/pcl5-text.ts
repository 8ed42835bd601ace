import type { InstrumentText } from "../../instrument-text.ts";

/** Verbatim, licence tier A. Matched to CamCOPS pcl5.xml (question mark restored on item 10). Source: camcops. */
export const pcl5Text: InstrumentText = {
  instrument: "pcl5",
  language: "en",
  title: "PTSD Checklist for DSM-5 (PCL-5)",
  instructions:
    "Below is a list of problems that people sometimes have in response to a very stressful experience. Please read each problem carefully and then choose one of the answers to indicate how much you have been bothered by that problem in the past month.",
  stem: "In the past month, how much were you bothered by:",
  items: [
    { text: "Repeated, disturbing, and unwanted memories of the stressful experience?", options: null },
    { text: "Repeated, disturbing dreams of the stressful experience?", options: null },
    {
      text: "Suddenly feeling or acting as if the stressful experience were actually happening again (as if you were actually back there reliving it)?",
      options: null,
    },
    { text: "Feeling very upset when something reminded you of the stressful experience?", options: null },
    {
      text: "Having strong physical reactions when something reminded you of the stressful experience (for example, heart pounding, trouble breathing, sweating)?",
      options: null,
    },
    { text: "Avoiding memories, thoughts, or feelings related to the stressful experience?", options: null },
    {
      text: "Avoiding external reminders of the stressful experience (for example, people, places, conversations, activities, objects, or situations)?",
      options: null,
    },
    { text: "Trouble remembering important parts of the stressful experience?", options: null },
    {
      text: "Having strong negative beliefs about yourself, other people, or the world (for example, having thoughts such as: I am bad, there is something seriously wrong with me, no one can be trusted, the world is completely dangerous)?",
      options: null,
    },
    { text: "Blaming yourself or someone else for the stressful experience or what happened after it?", options: null },
    { text: "Having strong negative feelings such as fear, horror, anger, guilt, or shame?", options: null },
    { text: "Loss of interest in activities that you used to enjoy?", options: null },
    { text: "Feeling distant or cut off from other people?", options: null },
    {
      text: "Trouble experiencing positive feelings (for example, being unable to feel happiness or have loving feelings for people close to you)?",
      options: null,
    },
    { text: "Irritable behavior, angry outbursts, or acting aggressively?", options: null },
    { text: "Taking too many risks or doing things that could cause you harm?", options: null },
    { text: "Being “superalert” or watchful or on guard?", options: null },
    { text: "Feeling jumpy or easily startled?", options: null },
    { text: "Having difficulty concentrating?", options: null },
    { text: "Trouble falling or staying asleep?", options: null },
  ],
  options: [
    { value: 0, label: "Not at all" },
    { value: 1, label: "A little bit" },
    { value: 2, label: "Moderately" },
    { value: 3, label: "Quite a bit" },
    { value: 4, label: "Extremely" },
  ],
  extraItems: [],
  notice:
    "Weathers FW, Litz BT, Keane TM, Palmieri PA, Marx BP, Schnurr PP (2013). National Center for PTSD, US Department of Veterans Affairs. US Government work.",
  scoring: null,
};
