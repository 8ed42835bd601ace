const browsers = [
  ["Firefox", /Firefox\//],
  ["Edge", /Edg(A|iOS)?\//],
  ["Samsung Internet", /SamsungBrowser\//],
  ["Chrome", /(Chrome|CriOS)\//],
  ["Safari", /Safari\//],
] as const;

const systems = [
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Android", /Android/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X/],
  ["ChromeOS", /CrOS/],
  ["Linux", /Linux/],
] as const;

/** What a browser calls itself, as a person would say it; undefined where it says nothing known. */
export const deviceName = (userAgent: string): { readonly browser: string; readonly system: string } | undefined => {
  const browser = browsers.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const system = systems.find(([, pattern]) => pattern.test(userAgent))?.[0];
  return browser === undefined || system === undefined ? undefined : { browser, system };
};
