import type { Browser, Page } from "@playwright/test";

import { enterAs, type Role } from "../enter.ts";

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;
const desk = { viewport: { width: 1024, height: 900 } } as const;

export const staffWindow = async (browser: Browser, role: Role): Promise<Page> => (await enterAs(browser, { role }, desk)).page;

/** The page of the episode, or one below it. */
export const openEpisode = async (page: Page, episodeId: string, below = ""): Promise<void> => {
  await page.goto(`/app/episodes/${episodeId}${below}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
};
