import { defineWords } from "#ui/words/catalogue.ts";

export const lastTakenWords = defineWords("lastTaken", {
  title: "Food and drink before the session",
  mine: "On the day of your session, say when you last ate and drank. If that changes, say it again: the newest counts.",
  staff: "As the patient says it today. The newest word counts, and is held against the time of the dose.",
  open: "Food and drink",
  solidAt: "Last food",
  liquidAt: "Last drink",
  nasalSprayAt: "Last nasal spray for allergy or a cold",
  none: { solidAt: "No food since yesterday evening", liquidAt: "No drink since yesterday evening", nasalSprayAt: "No such spray today" },
  leaveOpen: "Leave open what you do not know.",
  save: "Save",
  saved: "Saved.",
  problem: { nothing: "Give at least one of the times.", time: "This time does not exist. Please correct it." },
});
