import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import * as z from "zod/mini";

import { root } from "./step.ts";

/** JavaScript, in bytes as it is sent (Brotli), that a first visit to any one page may load before it shows. */
const budgets = { patient: 150_000, staff: 280_000 } as const;
type Face = keyof typeof budgets;
type Budgets = Readonly<Record<Face, number>>;

const chunk = z.object({ file: z.string(), imports: z.optional(z.array(z.string())) });
const manifestShape = z.record(z.string(), chunk);
type Manifest = z.output<typeof manifestShape>;

/** Which files make each face's frame, and how its pages are declared: `patientPage("/", lazyRouteComponent(() => import("…")…`. */
const faces: Readonly<Record<Face, { readonly frame: readonly string[]; readonly page: RegExp }>> = {
  patient: { frame: ["patient-face.tsx"], page: /patientPage\(\s*[`"]([^`"]*)[`"],\s*[^]*?import\("([^"]+)"\)/g },
  staff: { frame: ["staff-routes.tsx", "staff-face.tsx"], page: /staffPage\(\s*(?:[`"]([^`"]*)[`"]|\w+),\s*[^]*?import\("([^"]+)"\)/g },
};

type Page = { readonly path: string; readonly source: string };

/** A module's name in the manifest: its path from the application's folder. */
const sourceOf = (specifier: string): string => specifier.replace(/^\.\//, "").replace(/^#/, "../../");

export const pagesIn = (routes: string, face: Face): readonly Page[] =>
  [...routes.matchAll(faces[face].page)].map(([, path = "", specifier = ""]) => ({ path, source: sourceOf(specifier) }));

/** Every file that the browser loads for these modules before it shows them. */
const filesFor = (manifest: Manifest, sources: readonly string[]): ReadonlySet<string> | string => {
  const seen = new Set<string>();
  const waiting = [...sources];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const found = manifest[name];
    if (found === undefined) return name;
    waiting.push(...(found.imports ?? []));
  }
  return new Set([...seen].flatMap((name) => manifest[name]?.file ?? []).filter((file) => file.endsWith(".js")));
};

type Figures = { readonly said: readonly string[]; readonly problems: readonly string[] };

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`;

const weigh = (manifest: Manifest, face: Face, budget: number, pages: readonly Page[], sizeOf: (file: string) => number): Figures => {
  const problems: string[] = [];
  let heaviest = { path: "", bytes: 0 };
  for (const { path, source } of pages) {
    const files = filesFor(manifest, ["index.html", ...faces[face].frame, source]);
    if (typeof files === "string") {
      problems.push(`The build does not know ${files}, which the ${face} page "${path}" loads.`);
      continue;
    }
    const bytes = [...files].reduce((sum, file) => sum + sizeOf(file), 0);
    if (bytes > heaviest.bytes) heaviest = { path, bytes };
    if (bytes > budget) problems.push(`${face} "${path}": ${kilobytes(bytes)} of JavaScript, ${kilobytes(budget)} allowed.`);
  }
  if (pages.length === 0) problems.push(`No ${face} page was found in the routes.`);
  const said = `${face}: ${kilobytes(heaviest.bytes)} of ${kilobytes(budget)} at most, for "${heaviest.path}" (${pages.length} pages)`;
  return { said: [said], problems };
};

/** As `checkBudget`, with the routes and the budgets given; exported for its test. */
export const weighBuild = async (webFolder: string, routes: string, allowed: Budgets): Promise<Figures> => {
  const manifest = z.parse(manifestShape, JSON.parse(await readFile(join(webFolder, ".vite/manifest.json"), "utf8")));
  const sizes = new Map<string, number>();
  const sizeOf = (file: string): number => {
    const known = sizes.get(file) ?? brotliCompressSync(readFileSync(join(webFolder, file))).length;
    sizes.set(file, known);
    return known;
  };
  const weighFace = (face: Face): Figures => weigh(manifest, face, allowed[face], pagesIn(routes, face), sizeOf);
  const both = [weighFace("patient"), weighFace("staff")];
  return { said: both.flatMap((one) => one.said), problems: both.flatMap((one) => one.problems) };
};

/**
 * Adds up, page by page, the JavaScript of a first visit, compressed as it is sent (Brotli): the entry, the face's frame and the page,
 * with all that they import. Prints the heaviest page of each face. @returns what is over the budget; empty when all is within
 */
export const checkBudget = async (webFolder: string): Promise<readonly string[]> => {
  const routes = await Promise.all(
    ["staff-routes.tsx", "patient-routes.tsx"].map((name) => readFile(join(root, "src/apps/web", name), "utf8")),
  );
  const { said, problems } = await weighBuild(webFolder, routes.join("\n"), budgets);
  for (const line of said) console.log(line);
  return problems;
};
