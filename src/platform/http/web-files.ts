import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";

import { notFound } from "./problem.ts";
import { sendProblem } from "./send-answer.ts";

const forever = "public, max-age=31536000, immutable";

/**
 * Serves the built web application from `folder`: files under /assets carry a hash in their name and are kept for ever, every other
 * address that asks for a page gets the application's one page. Without a folder, only the interface answers.
 */
export const webFiles = async (app: FastifyInstance, folder: string | undefined): Promise<void> => {
  if (folder === undefined) return void app.setNotFoundHandler((_request, reply) => sendProblem(reply, notFound()));
  const page = await readFile(join(folder, "index.html"), "utf8");
  const sendPage = (reply: FastifyReply): FastifyReply =>
    reply.header("cache-control", "no-cache").type("text/html; charset=utf-8").send(page);
  await app.register(async (web) => {
    web.addHook("onRoute", (route) => void (route.config = { ...route.config, open: "web" }));
    // Whoever asks: to a program without compression the library would answer that a folder is not for reading.
    web.get("/", (_request, reply) => sendPage(reply));
    await web.register(fastifyStatic, {
      root: folder,
      preCompressed: true,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) => void reply.header("cache-control", path.includes("/assets/") ? forever : "no-cache"),
    });
  });
  app.setNotFoundHandler((request, reply) => {
    const asksForPage =
      request.method === "GET" && !request.url.startsWith("/api/") && (request.headers.accept ?? "").includes("text/html");
    return asksForPage ? sendPage(reply) : sendProblem(reply, notFound());
  });
};
