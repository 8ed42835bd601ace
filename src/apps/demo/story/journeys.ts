import type { Route } from "#care/pharmacy/rules/drug.ts";
import type { PlanCondition } from "#care/plan/rules/events.ts";

/** How far a patient has come. Each ending tells everything before it, too. */
export const endings = [
  "asked",
  "enquiry-declined",
  "accepted",
  "intake-begun",
  "intake-submitted",
  "intake-flagged",
  "deferred",
  "screened-out",
  "admitted",
  "explained",
  "partly-signed",
  "preparing",
  "prepared",
  "in-session",
  "integrating",
  "following",
  "completed",
  "withdrawn",
] as const;
export type Ending = (typeof endings)[number];

/** How the treatment goes, as the questionnaires will show. */
export type Response = "remission" | "response" | "partial" | "none" | "relapse";

export type Journey = {
  /** The place in the list of people. */
  readonly person: number;
  readonly ending: Ending;
  /** Days since the enquiry. */
  readonly askedDaysAgo: number;
  readonly condition: PlanCondition;
  readonly route: Extract<Route, "IM" | "SL" | "IN-ESK">;
  readonly response: Response;
  /** Sessions that are over. */
  readonly sessions: number;
  /** How many steps of the preparation are done, of seven. */
  readonly steps: number;
  /** Minutes since the dose of the session that runs. */
  readonly minutesSinceDose: number;
};

/** Days from the enquiry to the first session, and between sessions. */
const toFirstSession = 21;
const betweenSessions = 7;

/** Days from the first session to the one that follows so many others; esketamine is given twice a week. */
const intoCourse = (route: Journey["route"], given: number): number =>
  route === "IN-ESK" ? betweenSessions * Math.floor(given / 2) + (given % 2) * 3 : betweenSessions * given;

/** Days since the enquiry of somebody whose last of so many doses was so many days ago. */
const lastDose = (sessions: number, daysAgo: number, route: Journey["route"] = "IM"): number =>
  toFirstSession + intoCourse(route, sessions - 1) + daysAgo;

/** How many days ago the session was that followed so many others. */
export const sessionDaysAgo = ({ askedDaysAgo, route }: Journey, given: number): number =>
  askedDaysAgo - toFirstSession - intoCourse(route, given);

const usual = { condition: "major-depression", route: "IM", response: "response", sessions: 0, steps: 7, minutesSinceDose: 0 } as const;

type Told = Omit<Journey, keyof typeof usual | "person"> & Partial<Journey>;

const inOrder = (told: readonly Told[]): readonly Journey[] => told.map((one, person) => ({ ...usual, person, ...one }));

const trd = "treatment-resistant-depression";

const beginning: readonly Told[] = [
  { ending: "asked", askedDaysAgo: 0 },
  { ending: "asked", askedDaysAgo: 1, condition: "ptsd" },
  { ending: "asked", askedDaysAgo: 2, condition: "anxiety" },
  { ending: "asked", askedDaysAgo: 3 },
  { ending: "asked", askedDaysAgo: 5, condition: trd },
  { ending: "enquiry-declined", askedDaysAgo: 12, condition: "other" },
  { ending: "enquiry-declined", askedDaysAgo: 33 },
  { ending: "accepted", askedDaysAgo: 3 },
  { ending: "intake-begun", askedDaysAgo: 6, steps: 4 },
  { ending: "intake-begun", askedDaysAgo: 9, steps: 7, condition: "ptsd" },
  { ending: "intake-submitted", askedDaysAgo: 7, condition: trd },
  { ending: "intake-submitted", askedDaysAgo: 10, condition: "anxiety" },
  { ending: "intake-flagged", askedDaysAgo: 6, condition: trd },
  { ending: "deferred", askedDaysAgo: 15 },
  { ending: "screened-out", askedDaysAgo: 40 },
  { ending: "admitted", askedDaysAgo: 10, condition: "ptsd" },
  { ending: "explained", askedDaysAgo: 13, route: "SL" },
  { ending: "partly-signed", askedDaysAgo: 14 },
  { ending: "preparing", askedDaysAgo: 15, steps: 1, condition: "anxiety", route: "SL" },
  { ending: "preparing", askedDaysAgo: 17, steps: 3 },
  { ending: "preparing", askedDaysAgo: 18, steps: 5, condition: trd },
];

const treated: readonly Told[] = [
  { ending: "prepared", askedDaysAgo: 19 },
  { ending: "prepared", askedDaysAgo: 20, route: "SL", condition: "anxiety" },
  { ending: "prepared", askedDaysAgo: 20, condition: trd },
  { ending: "prepared", askedDaysAgo: 21, route: "SL" },
  { ending: "prepared", askedDaysAgo: 22, condition: "ptsd" },
  { ending: "in-session", askedDaysAgo: lastDose(2, 0), sessions: 1, condition: trd, minutesSinceDose: 25 },
  { ending: "in-session", askedDaysAgo: lastDose(2, 0), sessions: 1, route: "SL", minutesSinceDose: 70 },
  { ending: "integrating", askedDaysAgo: lastDose(1, 2), sessions: 1, condition: "ptsd" },
  { ending: "integrating", askedDaysAgo: lastDose(2, 3), sessions: 2, response: "remission" },
  { ending: "integrating", askedDaysAgo: lastDose(2, 5), sessions: 2, route: "SL", response: "partial" },
  { ending: "integrating", askedDaysAgo: lastDose(1, 1), sessions: 1, response: "none", condition: trd },
  { ending: "integrating", askedDaysAgo: lastDose(1, 6), sessions: 1, condition: "anxiety" },
  { ending: "following", askedDaysAgo: lastDose(3, 150), sessions: 3, response: "remission" },
  { ending: "following", askedDaysAgo: lastDose(2, 92), sessions: 2, response: "response", condition: "ptsd" },
  { ending: "following", askedDaysAgo: lastDose(2, 64), sessions: 2, response: "partial", route: "SL" },
  { ending: "following", askedDaysAgo: lastDose(2, 50), sessions: 2, response: "none", condition: trd },
  { ending: "following", askedDaysAgo: lastDose(2, 120), sessions: 2, response: "relapse", condition: trd },
  { ending: "following", askedDaysAgo: lastDose(1, 22), sessions: 1, response: "response" },
  { ending: "completed", askedDaysAgo: lastDose(2, 205), sessions: 2, response: "remission" },
  { ending: "completed", askedDaysAgo: lastDose(1, 170), sessions: 1, response: "response", condition: "anxiety" },
  { ending: "withdrawn", askedDaysAgo: 75, sessions: 1, response: "none" },
];

/** Under the REMS: one in the weeks of two sessions each, with a form that went out and two that are owed; one who is not enrolled yet. */
const esketamine: readonly Told[] = [
  {
    ending: "integrating",
    askedDaysAgo: lastDose(3, 5, "IN-ESK"),
    sessions: 3,
    route: "IN-ESK",
    condition: trd,
    response: "partial",
  },
  { ending: "prepared", askedDaysAgo: 20, route: "IN-ESK", condition: trd },
];

const elsewhere: readonly Told[] = [
  { ending: "asked", askedDaysAgo: 1 },
  { ending: "intake-submitted", askedDaysAgo: 8, condition: "anxiety" },
  { ending: "prepared", askedDaysAgo: 20, route: "SL" },
  { ending: "integrating", askedDaysAgo: lastDose(1, 3), sessions: 1 },
  { ending: "following", askedDaysAgo: lastDose(1, 45), sessions: 1, response: "partial" },
];

/** Who has come how far, a journey a person, in the order of the people. */
export const journeysOf = (slug: "larkfield" | "tidewater"): readonly Journey[] =>
  inOrder(slug === "larkfield" ? [...beginning, ...treated, ...esketamine] : elsewhere);
