import { createServer, type IncomingMessage, type Server } from "node:http";
import { join } from "node:path";
import { expect, test, type Page } from "@playwright/test";
import { build } from "vite";

// A new version of the program while a room is open: the real worker, the real offer, the real outbox, and a server that changes.
const port = 4798;
const origin = `http://localhost:${port}`;
const source = join(import.meta.dirname, "../../src/platform/offline/browser/shell-worker.ts");
const versions = ["one", "two"] as const;
type Version = (typeof versions)[number];

const script = async (entry: string, define: Readonly<Record<string, string>>): Promise<string> => {
  const lib = { entry, formats: ["iife"] as const, name: "built" };
  const built = await build({
    configFile: false,
    logLevel: "silent",
    define: { "process.env.NODE_ENV": '"production"', ...define },
    build: { write: false, target: "es2024", lib: { ...lib, formats: [...lib.formats] } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !("output" in output)) throw new Error("Nothing was built.");
  return output.output[0].code;
};

const pageOf = (version: Version): string =>
  `<!doctype html><title>Page</title><input aria-label="HR"><script src="/assets/page-${version}.js"></script>`;

/** The files of one version. The server has those of one version alone, as after an update. */
const filesOf = async (version: Version): Promise<ReadonlyMap<string, string>> => {
  const shellFiles = [
    { url: "/index.html", revision: version },
    ...["page", "later"].map((name) => ({ url: `/assets/${name}-${version}.js`, revision: null })),
  ];
  const define = { shellFiles: JSON.stringify(shellFiles), shellVersion: JSON.stringify(version) };
  return new Map([
    ["/index.html", pageOf(version)],
    [`/assets/page-${version}.js`, await script(join(import.meta.dirname, "update/page.ts"), { pageVersion: JSON.stringify(version) })],
    [`/assets/later-${version}.js`, `export default "later of ${version}";`],
    ["/shell-worker.js", await script(source, define)],
  ]);
};

type Running = { server: Server; files: ReadonlyMap<string, string>; takes: boolean; readonly sent: Map<string, string> };

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString();
};

const serve = async (files: ReadonlyMap<string, string>): Promise<Running> => {
  const running: Running = { server: createServer(), files, takes: true, sent: new Map() };
  running.server.on("request", async (request: IncomingMessage, response) => {
    const path = new URL(request.url ?? "/", origin).pathname;
    if (path === "/api/notes") {
      const body = await bodyOf(request);
      if (!running.takes) return response.destroy();
      const id = String(request.headers["idempotency-key"]);
      const repeated = running.sent.has(id);
      if (!repeated) running.sent.set(id, body);
      response.writeHead(200, { "content-type": "application/json" });
      return response.end(JSON.stringify({ streamId: id, version: running.sent.size, repeated }));
    }
    const name = path.startsWith("/app") || path === "/wall" ? "/index.html" : path;
    const found = running.files.get(name);
    const type = name.endsWith(".js") ? "text/javascript" : "text/html";
    response.writeHead(found === undefined ? 404 : 200, { "content-type": type, "cache-control": "no-cache" });
    return response.end(found ?? "");
  });
  await new Promise<void>((resolve) => running.server.listen(port, "127.0.0.1", resolve));
  return running;
};

const room = `${origin}/app/episodes/1/sessions/2`;
const versionOf = (page: Page): Promise<string> => page.evaluate(() => window.page.version);
const offerTo = (page: Page): Promise<string> => page.evaluate(() => window.page.offer());
const use = (page: Page): Promise<void> => page.evaluate(() => window.page.use());
const waiting = (page: Page): Promise<number> => page.evaluate(() => window.page.waiting());

const controlled = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    return navigator.serviceWorker.controller !== null;
  });

test.use({ serviceWorkers: "allow" });

let running: Running | undefined;
test.afterEach(() => {
  running?.server.closeAllConnections();
  running?.server.close();
});

test("a new version never reloads or breaks an open room; it comes when the room and the other tabs are left, and what is not sent survives it", async ({
  context,
}) => {
  const [one, two] = [await filesOf("one"), await filesOf("two")];
  const server = await serve(one);
  running = server;
  const page = await context.newPage();
  await page.goto(room);
  await controlled(page);
  await page.reload();
  expect(await controlled(page)).toBe(true);
  await page.getByLabel("HR").fill("7");

  // The new server does not have the old files any more, and takes nothing for a while.
  server.takes = false;
  await page.evaluate(() => window.page.chart("of the old page"));
  server.files = two;
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect.poll(() => offerTo(page)).toBe("ready");
  expect([await versionOf(page), await page.getByLabel("HR").inputValue()]).toEqual(["one", "7"]);
  expect(await page.evaluate(() => window.page.later())).toBe("later of one");

  // An old page still sends to a new server.
  server.takes = true;
  await page.evaluate(() => window.page.tryNow());
  await expect.poll(() => [...server.sent.values()]).toEqual(['{"text":"of the old page","by":"one"}']);
  server.takes = false;
  await page.evaluate(() => window.page.chart("not sent yet"));

  // Wanted in the room: it waits until the room is left, and what is half typed stays.
  const other = await context.newPage();
  await other.goto(`${origin}/app/board`);
  expect(await versionOf(other)).toBe("one");
  await use(page);
  expect(await offerTo(page)).toBe("after-room");
  await page.waitForTimeout(1_500);
  expect([await versionOf(page), await page.getByLabel("HR").inputValue()]).toEqual(["one", "7"]);

  // Outside the room: not while another tab would lose its files.
  await page.evaluate(() => window.page.leaveRoom());
  await expect.poll(() => offerTo(page)).toBe("others-open");
  expect([await versionOf(page), await versionOf(other)]).toEqual(["one", "one"]);
  expect(await other.evaluate(() => window.page.later())).toBe("later of one");
  await other.close();
  // A wall screen is none of the worker's pages.
  const wall = await context.newPage();
  await wall.goto(`${origin}/wall`);
  await use(page);
  await expect.poll(() => versionOf(page).catch(() => "loading")).toBe("two");
  await expect.poll(() => waiting(page)).toBe(1);

  server.takes = true;
  await page.evaluate(() => window.page.tryNow());
  await expect
    .poll(() => [...server.sent.values()])
    .toEqual(['{"text":"of the old page","by":"one"}', '{"text":"not sent yet","by":"one"}']);
  expect(await page.evaluate(() => window.page.later())).toBe("later of two");
  const kept = await page.evaluate(async () => {
    const caches_ = await Promise.all(
      (await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    );
    return caches_.flat().filter((url) => url.includes("one"));
  });
  expect(kept).toEqual([]);
});
