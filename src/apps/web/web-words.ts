import { defineWords } from "#ui/words/catalogue.ts";

export const webWords = defineWords("web", {
  failed: { title: "This page could not be shown.", kept: "What you entered elsewhere is kept.", home: "Go to the first page" },
  nothing: { title: "There is no page at this address.", body: "It may have moved, or the address is not complete." },
  clinics: { failed: "The clinic’s pages could not be fetched.", none: "This installation has no clinic yet." },
  nav: {
    home: "Today",
    board: "Board",
    enquiries: "Enquiries",
    patients: "Patients",
    schedule: "Calendar",
    ledger: "Drug ledger",
    outbox: "Messages",
    journal: "Practices",
    me: "Today",
    care: "My care",
  },
  doors: {
    title: "Sign in",
    patient: "I am a patient",
    patientHow: "We send a link to your e-mail address. You need no password.",
    staff: "I work at the clinic",
    staffHow: "With your password or a passkey.",
  },
  person: {
    menu: "You: {{name}}",
    security: "How I sign in",
    theme: "Colours",
    light: "Light",
    dark: "Dark",
    system: "As the device",
    signOut: "Sign out",
    language: "Language",
  },
  lost: "No connection to the server since {{time}}. What you see may be old.",
  palette: { open: "Find a person or a page  Ctrl K", go: "Go to", patient: "Patient" },
});
