import { expect, type Page } from "@playwright/test";

import { glance } from "./look.ts";
import { openEpisode } from "./people-of-the-course.ts";
import { stateInPast } from "./state-in-past.ts";

export type SessionPlace = { readonly episodeId: string; readonly sessionId: string };
type VitalSet = {
  readonly bp: string;
  readonly hr: number;
  readonly spo2: number;
  readonly rr: number;
  readonly moaas: number;
};

const addressOf = ({ episodeId, sessionId }: SessionPlace): string => `/app/episodes/${episodeId}/sessions/${sessionId}`;
const apiOf = ({ episodeId, sessionId }: SessionPlace): string => `/api/episodes/${episodeId}/dosing-sessions/${sessionId}`;

/** Enough in the ledger for the dose that was ordered. */
export const receiveDrug = async (monitor: Page): Promise<void> => {
  await monitor.goto("/app/pharmacy");
  const expiresOn = Temporal.Now.plainDateISO().add({ years: 1 }).toString();
  await stateInPast(
    monitor,
    `/api/pharmacy/lots/${crypto.randomUUID()}/receive`,
    {
      drug: "ketamine-racemic",
      form: "solution",
      strength: { kind: "concentration", concentration: { value: 50, unit: "mg/mL" } },
      lotNumber: `KJ-${Date.now()}`,
      expiresOn,
      supplier: "Meridian Supply",
      invoiceNumber: "",
      containers: 2,
      amountPerContainer: { value: 500_000, unit: "ug" },
      volumePerContainer: { value: 10_000, unit: "uL" },
      witnessId: null,
    },
    60 * 24,
  );
};

/** The monitor opens the session in a room from the episode page. */
export const openSession = async (monitor: Page, episodeId: string): Promise<SessionPlace> => {
  await openEpisode(monitor, episodeId);
  await glance(monitor, "60-episode-before-session");
  await monitor.getByRole("button", { name: "Open a session" }).click();
  const dialog = monitor.getByRole("dialog");
  await dialog.getByRole("radio").last().check();
  await dialog.getByRole("button", { name: "Open a session" }).click();
  await monitor.waitForURL(/\/sessions\//);
  const sessionId = /sessions\/([^/]+)/.exec(monitor.url())?.[1];
  if (sessionId === undefined) throw new Error("No session was opened.");
  return { episodeId, sessionId };
};

/** Each person charts their own coming. */
export const enterRoom = async (people: readonly Page[], place: SessionPlace): Promise<void> => {
  for (const page of people) {
    await page.goto(addressOf(place));
    await page.getByRole("button", { name: "I am here" }).click();
    await expect(page.getByRole("button", { name: "I am leaving" })).toBeVisible();
  }
};

export const goThroughChecklist = async (monitor: Page): Promise<void> => {
  const groups = monitor.getByRole("radiogroup", { name: /^PSC-/ });
  await expect(groups).toHaveCount(18);
  for (const group of await groups.all()) {
    const yes = group.getByRole("radio", { name: "Yes", exact: true });
    await yes.click();
    await expect(yes).toBeChecked();
  }
  await expect(monitor.getByText("18 of 18 answered")).toBeVisible();
};

/** A set of vital signs in the row at the bottom; Enter charts it. */
export const chartSet = async (page: Page, { bp, hr, spo2, rr, moaas }: VitalSet): Promise<void> => {
  const row = page.getByRole("form", { name: "Chart vital signs" });
  await row.getByLabel("BP").fill(bp);
  await row.getByLabel("HR").fill(String(hr));
  await row.getByLabel("SpO2").fill(String(spo2));
  await row.getByLabel("RR").fill(String(rr));
  await row.getByLabel("MOAA/S").fill(String(moaas));
  await row.getByLabel("MOAA/S").press("Enter");
  await expect(row.getByLabel("BP")).toHaveValue("");
};

const enterSet = (page: Page, place: SessionPlace, { bp, hr, spo2, rr, moaas }: VitalSet, minutesAgo: number): Promise<void> => {
  const [systolic, diastolic] = bp.split("/").map(Number);
  const body = {
    readingId: crypto.randomUUID(),
    source: { kind: "hand" },
    systolic: { value: systolic, unit: "mm[Hg]" },
    diastolic: { value: diastolic, unit: "mm[Hg]" },
    heartRate: { value: hr, unit: "/min" },
    saturation: { value: spo2, unit: "%" },
    respiration: { value: rr, unit: "/min" },
    moaas: { value: moaas, unit: "{score}" },
    confirmed: false,
  };
  return stateInPast(page, `${apiOf(place)}/chart-vitals`, body, minutesAgo);
};

/** The sets of the protocol, in minutes after an injection. */
const setsAfterDose: readonly (readonly [minute: number, set: VitalSet])[] = [
  [5, { bp: "128/84", hr: 78, spo2: 98, rr: 14, moaas: 4 }],
  [10, { bp: "138/88", hr: 86, spo2: 97, rr: 13, moaas: 4 }],
  [15, { bp: "142/90", hr: 88, spo2: 97, rr: 13, moaas: 4 }],
  [30, { bp: "136/86", hr: 84, spo2: 97, rr: 14, moaas: 4 }],
  [45, { bp: "130/84", hr: 78, spo2: 98, rr: 14, moaas: 5 }],
  [60, { bp: "126/82", hr: 74, spo2: 98, rr: 14, moaas: 5 }],
  [90, { bp: "124/80", hr: 72, spo2: 98, rr: 14, moaas: 5 }],
  [120, { bp: "122/80", hr: 70, spo2: 98, rr: 14, moaas: 5 }],
];

/** Two hours pass: the dose and the sets after it, entered from paper with the times at which they were. */
export const enterTwoHours = async (monitor: Page, place: SessionPlace): Promise<void> => {
  const doseAgo = 150;
  await enterSet(monitor, place, { bp: "120/80", hr: 68, spo2: 98, rr: 14, moaas: 5 }, doseAgo + 6);
  const view = await (await monitor.request.get(`/api/episodes/${place.episodeId}/plan`)).json();
  const order: { orderId: string; drug: string; route: string; form: string; dose: object; ended: object | null } = view.orders.at(-1);
  const { orderId, drug, route, form, dose } = order;
  const given = { doseId: crypto.randomUUID(), orderId, kind: "first", drug, route, form, amount: dose, lotId: null, site: "left deltoid" };
  await stateInPast(monitor, `${apiOf(place)}/chart-dose`, given, doseAgo);
  for (const [minute, set] of setsAfterDose) await enterSet(monitor, place, set, doseAgo - minute);
};

/** What the record holds, in the order in which it arrived. */
export const readRecord = async (
  page: Page,
  place: SessionPlace,
): Promise<readonly { readonly type: string; readonly observedAt: string; readonly payload: Record<string, unknown> }[]> =>
  (await (await page.request.get(`${apiOf(place)}/timeline`)).json()).entries;
