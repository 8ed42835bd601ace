/** As much of a module as is needed to see who loads it. */
type ModuleInfo = {
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
  readonly dynamicImporters: readonly string[];
  readonly isEntry: boolean;
};
type Graph = { readonly getModuleInfo: (id: string) => ModuleInfo | null };

/** All that these modules load before they run; with `later`, also what they load afterwards. */
const reached = (graph: Graph, from: readonly string[], later = false): ReadonlySet<string> => {
  const seen = new Set<string>();
  const waiting = [...from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const found = seen.has(id) ? null : graph.getModuleInfo(id);
    seen.add(id);
    waiting.push(...(found?.importedIds ?? []), ...(later ? (found?.dynamicallyImportedIds ?? []) : []));
  }
  return seen;
};

/** A module that so many pages need is loaded by nearly everybody sooner or later. */
const manyPages = 6;
/** A shared file that is smaller costs more as a file of its own than as a part of another one. */
const smallForStaff = 4_000;
/** No patient opens them, and they show what the room shows: a phone beside the patient, and a screen on the wall. */
const besideRoom = /\/(?:bedside|wall)\.tsx$/;
/** Pages that may load what only the room needs: they need most of it themselves. */
const likeRoom = /\/(?:session|replay|board|integration)-pages?\.tsx$/;

type Place = "start" | "both" | "beside" | "staff" | "rest" | "room";

const isPage = (id: string): boolean => id.endsWith(".tsx");

const placesIn = (graph: Graph, web: string): ReadonlyMap<string, Place> => {
  const pagesOf = (list: string): readonly string[] => graph.getModuleInfo(`${web}/${list}`)?.dynamicallyImportedIds ?? [];
  const [main, face, room] = [`${web}/main.tsx`, `${web}/staff-face.tsx`, `${web}/session-page.tsx`] as const;
  const start = reached(graph, [main]);
  const visited = [...pagesOf("routes.tsx"), ...pagesOf("patient-routes.tsx")].filter(isPage);
  const reachedFrom = (isBeside: boolean) =>
    reached(
      graph,
      visited.filter((page) => besideRoom.test(page) === isBeside),
      true,
    );
  const [ofBeside, ofVisitors] = [reachedFrom(true), reachedFrom(false)];
  const staff = reached(graph, [`${web}/staff-routes.tsx`, face]);
  const pages = pagesOf("staff-routes.tsx").filter((id) => id !== face && id !== room);
  const needs = pages.map((page) => ({ page, all: reached(graph, [page]) }));
  const placeOf = (id: string): Place => {
    if (start.has(id)) return "start";
    if (ofVisitors.has(id)) return "both";
    if (ofBeside.has(id)) return "beside";
    const users = needs.filter(({ all }) => all.has(id)).map(({ page }) => page);
    if (staff.has(id) || users.length >= manyPages) return "staff";
    return users.every((page) => likeRoom.test(page)) ? "room" : "rest";
  };
  const all = [...start, ...staff, ...reached(graph, [room])];
  const shared = all.filter((id) => {
    const info = graph.getModuleInfo(id);
    return info !== null && id !== main && !info.isEntry && info.dynamicImporters.length === 0;
  });
  return new Map(shared.map((id) => [id, placeOf(id)]));
};

/**
 * Which file a module of the session room's way goes into, so that a tablet opens a dozen files instead of two hundred: what every page
 * loads, what every page of the staff loads, and what the room alone loads. Nobody loads more by it than before, but for small shared
 * modules; what visitors' pages share with the room stays apart (`both`, `beside`), and so does what few other pages do (`rest`).
 * @param web the folder of the application's entry
 */
export const chunkGroups = (web: string) => {
  let places: ReadonlyMap<string, Place> | undefined;
  const group = (place: Place, priority: number, apart?: number) => ({
    name: (id: string, graph: Graph): string | null => {
      places ??= placesIn(graph, web);
      return places.get(id) === place ? place : null;
    },
    debugName: place,
    priority,
    entriesAware: apart !== undefined,
    entriesAwareMergeThreshold: apart ?? 0,
  });
  return [group("start", 5), group("both", 4), group("beside", 4), group("staff", 3), group("rest", 2, smallForStaff), group("room", 1)];
};
