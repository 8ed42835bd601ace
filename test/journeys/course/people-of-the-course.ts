import type { Browser, BrowserContext, Page } from "@playwright/test";

import { enterAs, type Role } from "../enter.ts";

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true } as const;
export const desk = { viewport: { width: 1024, height: 900 } } as const;

export type Window = { readonly page: Page; readonly context: BrowserContext };

/** One patient's course, and the windows in which its people work. */
export type Course = {
  readonly episodeId: string;
  readonly patient: Page;
  readonly coordinator: Page;
  readonly therapist: Page;
  readonly prescriber: Page;
  readonly monitor: Page;
  /** A second screen of the monitor, outside the room. */
  readonly board: Page;
};

export const staffWindow = async (browser: Browser, role: Role): Promise<Page> => (await enterAs(browser, { role }, desk)).page;

/** The page of the episode, or one below it. */
export const openEpisode = async (page: Page, episodeId: string, below = ""): Promise<void> => {
  await page.goto(`/app/episodes/${episodeId}${below}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
};
