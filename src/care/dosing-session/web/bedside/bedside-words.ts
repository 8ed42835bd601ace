import { defineWords } from "#ui/words/catalogue.ts";

/** Words for a patient under the drug: few, slow, kind. */
export const bedsideWords = defineWords("bedside", {
  title: "I need someone",
  idle: "Touch anywhere if you need someone",
  idleMore: "It makes no sound here.",
  sending: "Telling them now",
  told: "They know. Somebody will come.",
  coming: "Somebody is coming",
  notTold: "They could not be told yet",
  notToldMore: "This phone has no connection and goes on trying. Say it aloud, or lift your hand.",
  over: "Your session has ended",
  overMore: "You can put this phone aside.",
  notYours: "This page is not open any more",
  notYoursMore: "Ask somebody in the room to open it again.",
  button: "Bedside call",
  linkTitle: "A phone beside the patient",
  linkBody:
    "Scan this with the phone that lies beside the patient. It opens one dark page for this session: a touch, or any button of a Bluetooth clicker, calls you silently. It shows nothing of the chart, and ends with the session.",
  linkLabel: "Code that opens the bedside page",
  linkFailed: "The code could not be made.",
  close: "Close",
});
