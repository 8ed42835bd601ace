import type { InstrumentText } from "../../instrument-text.ts";

/** Verbatim, licence tier A. Items 1-16 matched to two public implementations; item 17 and options from knowledge. Items and answers only: the instruction paragraph was not verified, so it is not reproduced. Source: weathers-lec5. */
export const lec5Text: InstrumentText = {
  instrument: "lec5",
  language: "en",
  title: "Life Events Checklist for DSM-5 (LEC-5), standard",
  instructions: null,
  stem: null,
  items: [
    { text: "Natural disaster (for example, flood, hurricane, tornado, earthquake)", options: null },
    { text: "Fire or explosion", options: null },
    { text: "Transportation accident (for example, car accident, boat accident, train wreck, plane crash)", options: null },
    { text: "Serious accident at work, home, or during recreational activity", options: null },
    { text: "Exposure to toxic substance (for example, dangerous chemicals, radiation)", options: null },
    { text: "Physical assault (for example, being attacked, hit, slapped, kicked, beaten up)", options: null },
    { text: "Assault with a weapon (for example, being shot, stabbed, threatened with a knife, gun, bomb)", options: null },
    {
      text: "Sexual assault (rape, attempted rape, made to perform any type of sexual act through force or threat of harm)",
      options: null,
    },
    { text: "Other unwanted or uncomfortable sexual experience", options: null },
    { text: "Combat or exposure to a war-zone (in the military or as a civilian)", options: null },
    { text: "Captivity (for example, being kidnapped, abducted, held hostage, prisoner of war)", options: null },
    { text: "Life-threatening illness or injury", options: null },
    { text: "Severe human suffering", options: null },
    { text: "Sudden violent death (for example, homicide, suicide)", options: null },
    { text: "Sudden accidental death", options: null },
    { text: "Serious injury, harm, or death you caused to someone else", options: null },
    { text: "Any other very stressful event or experience", options: null },
  ],
  options: [
    { value: 1, label: "Happened to me" },
    { value: 2, label: "Witnessed it" },
    { value: 4, label: "Learned about it" },
    { value: 8, label: "Part of my job" },
    { value: 16, label: "Not sure" },
    { value: 32, label: "Doesn't apply" },
  ],
  extraItems: [],
  notice: "Weathers FW, Blake DD, Schnurr PP, Kaloupek DG, Marx BP, Keane TM (2013). National Center for PTSD. US Government work.",
  scoring: null,
};
