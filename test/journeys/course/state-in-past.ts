import type { Page } from "@playwright/test";

/** Sends a command from the page's own sign-in with an earlier observed time: what was written on paper and is entered now. */
export const stateInPast = async (page: Page, path: string, body: object, minutesAgo: number): Promise<void> => {
  const observedAt = Temporal.Now.instant().subtract({ minutes: minutesAgo }).toString({ smallestUnit: "millisecond" });
  const problem = await page.evaluate(
    async (sent) => {
      const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
      const response = await fetch(sent.path, { method: "POST", headers, body: JSON.stringify(sent.body) });
      return response.ok ? undefined : `${response.status} ${await response.text()}`;
    },
    { path, body: { ...body, observedAt, deviceAt: null } },
  );
  if (problem !== undefined) throw new Error(`${path} was answered with ${problem}`);
};
