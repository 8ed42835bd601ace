import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";
import { join } from "node:path";

/** A folder in which every screen that the stories pass is kept as a picture, to look at. */
const pictures = process.env["JOURNEY_PICTURES"];

/** What shuts people out of a screen, one line each. Contrast takes most of the time, and does not change with the width. */
export const axeFinds = async (page: Page, { contrast = true } = {}): Promise<readonly string[]> => {
  // "Legacy" gathers its results in the page itself, not in a second one: six times as quick, and no page here has frames.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (contrast ? axe : axe.disableRules(["color-contrast"])).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
};

/** How many pixels of a page stick out sideways. */
export const sidewaysOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** A glance at a screen of the story: it has its heading, and nothing sticks out of it sideways. */
export const glance = async (page: Page, name: string): Promise<void> => {
  await page.getByRole("heading", { level: 1, includeHidden: true }).waitFor({ state: "attached" });
  if (pictures !== undefined) {
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }
  expect(await sidewaysOverflow(page), `${name}: sideways scroll in pixels`).toBeLessThanOrEqual(0);
};

/** A longer look: and nothing on it shuts people out. */
export const look = async (page: Page, name: string): Promise<void> => {
  await glance(page, name);
  expect(await axeFinds(page), `${name}: what axe finds`).toEqual([]);
};
