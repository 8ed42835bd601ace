import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute, type PrecacheEntry } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";

import { readWorkerAsk, type WorkerAnswer } from "./worker-messages.ts";

// Runs as the service worker of /app, in a file of its own that the build writes beside the page (`shell-worker-plugin.ts`).

type Extendable = Event & { readonly waitUntil: (work: Promise<unknown>) => void };
type Asked = Extendable & { readonly data: unknown; readonly source: { readonly postMessage: (answer: WorkerAnswer) => void } | null };

/** What of a worker's surroundings is used; the compiler knows those of pages alone. */
type WorkerScope = {
  readonly addEventListener: ((type: "activate", listener: (event: Extendable) => void) => void) &
    ((type: "message", listener: (event: Asked) => void) => void);
  readonly clients: {
    readonly matchAll: (options: {
      readonly type: "window";
      readonly includeUncontrolled: true;
    }) => Promise<readonly { readonly url: string }[]>;
  };
  readonly skipWaiting: () => Promise<void>;
};
declare const self: WorkerScope;

/** Put in by the build: the files of the staff shell, the start, the board and the session room, and a digest of them all. */
declare const shellFiles: PrecacheEntry[];
declare const shellVersion: string;

const applicationPath = /^\/app(?:\/|$)/;
const visitedPrefix = "kapstone-visited-";
const visited = `${visitedPrefix}${shellVersion}`;

cleanupOutdatedCaches();
precacheAndRoute(shellFiles, { cleanURLs: false, ignoreURLParametersMatching: [] });
// Every address of the application is the one page; the rest of the site is no business of this worker.
registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { allowlist: [applicationPath] }));
// Screens of other pages that were opened once: files of the program under names that never change what they hold. Answers of the
// interface are never asked for here, so that nothing of a patient is ever in this cache.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/assets/"),
  new CacheFirst({
    cacheName: visited,
    plugins: [{ cacheWillUpdate: async ({ response }) => (response.status === 200 ? response : null) }],
  }),
);

const removeOldVisits = async (): Promise<void> => {
  const old = (await caches.keys()).filter((name) => name.startsWith(visitedPrefix) && name !== visited);
  await Promise.all(old.map((name) => caches.delete(name)));
};

self.addEventListener("activate", (event) => event.waitUntil(removeOldVisits()));

const isOurs = ({ url }: { readonly url: string }): boolean => applicationPath.test(new URL(url).pathname);

/**
 * Takes over only for the one tab that asks: others may hold a running session, whose files would go. They belong to the worker that is
 * to be replaced, and so are uncontrolled for this one.
 */
const takeOver = async (source: Asked["source"]): Promise<void> => {
  const open = (await self.clients.matchAll({ type: "window", includeUncontrolled: true })).filter(isOurs);
  if (open.length > 1) source?.postMessage({ type: "others-open", tabs: open.length - 1 });
  else await self.skipWaiting();
};

self.addEventListener("message", (event) => {
  if (readWorkerAsk(event.data) !== undefined) event.waitUntil(takeOver(event.source));
});
