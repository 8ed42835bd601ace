import { defineWords } from "#ui/words/catalogue.ts";

export const scheduleWords = defineWords("schedule", {
  title: "Calendar",
  today: "Today’s visits",
  day: "Day",
  before: "Day before",
  after: "Day after",
  toToday: "Today",
  time: "Time",
  visit: "Visit",
  patient: "Patient",
  clinician: "With",
  room: "Room",
  status: "State",
  none: "No visit is booked on this day.",
  failed: "The calendar could not be fetched.",
  kinds: {
    consultation: "Consultation",
    "medical-evaluation": "Medical evaluation",
    preparation: "Preparation",
    "dosing-session": "Dosing session",
    integration: "Integration",
  },
  statuses: { booked: "Booked", arrived: "Arrived", completed: "Done", cancelled: "Cancelled", missed: "Missed" },
});
