import { defineWords } from "#ui/words/catalogue.ts";
import { staffRoles } from "../permissions.ts";

export const entryWords = defineWords("entry", {
  setUp: {
    title: "Set up this server",
    intro: "It makes your clinic and its first administrator. The code is on the console where the server was started.",
    failed: "The server does not say whether it can be set up.",
    done: "This server is set up already.",
    goOn: "Go to sign in",
    code: "One-time code",
    codeHint: "Four groups of five letters and digits.",
    clinic: "Clinic",
    name: "Name of the clinic",
    slug: "Short name in addresses",
    slugHint: "Small letters, digits and dashes, for example “heron-clinic”.",
    zone: "Time zone of the clinic",
    administrator: "First administrator",
    person: "Your name",
    email: "Your e-mail address",
    password: "Password",
    passwordHint: "At least 12 characters. Several words in a row are easy to remember.",
    submit: "Make the clinic",
  },
  demo: {
    title: "Enter the demo",
    intro: "Everybody here is invented. One tap signs you in; come back here to change who you are.",
    failed: "The list of people could not be fetched.",
    none: "The demo has no clinic yet.",
  },
  roles: {
    coordinator: "Coordinator",
    therapist: "Therapist",
    prescriber: "Prescriber",
    monitor: "Session monitor",
    "medical-director": "Medical director",
    administrator: "Administrator",
    auditor: "Auditor",
    patient: "Patient",
  },
  does: {
    coordinator: "Enquiries, bookings, what is missing before a visit",
    therapist: "Preparation, presence in the session, integration",
    prescriber: "Decisions, plans, orders, overrides",
    monitor: "Vital signs, doses, alarms, discharge",
    "medical-director": "Protocols, thresholds, quality",
    administrator: "People, roles, rooms, devices",
    auditor: "Who saw and did what; changes nothing",
    patient: "One thing to do next, on a phone",
  },
});

/** The order in which roles are shown. */
export const roleOrder = staffRoles;
