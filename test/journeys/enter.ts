import { test as base, type APIRequestContext, type Browser, type BrowserContext, type Page } from "@playwright/test";

/** A test that leaves no window behind: a board or a room that stays open goes on asking the server while the others run. */
export const test = base.extend<{ readonly leavesNothing: void }>({
  leavesNothing: [
    async ({ browser }, use) => {
      const before = new Set(browser.contexts());
      await use();
      for (const context of browser.contexts()) if (!before.has(context)) await context.close();
    },
    { auto: true },
  ],
});

export type Role = "coordinator" | "therapist" | "prescriber" | "monitor" | "medical-director" | "administrator" | "auditor";

type Clinics = { readonly clinics: readonly { readonly clinicId: string; readonly slug: string }[] };

/** The id of a demo clinic. */
export const clinicIdOf = async (request: APIRequestContext, slug = "larkfield"): Promise<string> => {
  const answer: Clinics = await (await request.get("/api/public/clinics")).json();
  const found = answer.clinics.find((clinic) => clinic.slug === slug);
  if (found === undefined) throw new Error(`The demo has no clinic ${slug}.`);
  return found.clinicId;
};

/** A browser window of its own in which a member of the demo's staff, or a patient, is signed in. */
export const enterAs = async (
  browser: Browser,
  who: { readonly role: Role } | { readonly patientId: string },
  options: Parameters<Browser["newContext"]>[0] = {},
  clinic?: string,
): Promise<{ readonly page: Page; readonly context: BrowserContext }> => {
  const context = await browser.newContext(options);
  const clinicId = await clinicIdOf(context.request, clinic);
  const entered = await context.request.post(`/api/demo/${clinicId}/enter`, { data: who });
  if (!entered.ok()) throw new Error(`Entering the demo was answered with ${entered.status()}.`);
  return { page: await context.newPage(), context };
};
