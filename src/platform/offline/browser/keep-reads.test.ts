import { QueryClient } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import * as z from "zod/mini";

import { read } from "../../http/contract.ts";
import { keepReads } from "./keep-reads.ts";
import type { KeptAnswer, KeptAnswers } from "./kept-answers.ts";

const route = read({
  path: "/api/room",
  permission: "session.read",
  chart: "none",
  summary: "A room",
  response: z.object({ room: z.string() }),
});
const queryKey = [route.path, {}];
const yesterday = Temporal.Instant.from("2026-11-28T10:00:00Z");

const memory = (...kept: readonly KeptAnswer[]): KeptAnswers & { readonly all: Map<string, KeptAnswer> } => {
  const all = new Map(kept.map((one) => [one.key, one]));
  return {
    all,
    read: async (key, owner) => (all.get(key)?.owner === owner ? all.get(key) : undefined),
    write: async (answer) => void all.set(answer.key, answer),
    forgetBut: async () => undefined,
    forget: async () => all.clear(),
  };
};

const key = JSON.stringify(["/api/room", {}]);
const kept = (owner: string, answer: unknown = { room: "Alder" }): KeptAnswer => ({ key, owner, keptAt: yesterday, answer });

let stop = (): void => undefined;
afterEach(() => stop());

const watch = (store: KeptAnswers, owner: string | undefined = "anna"): QueryClient => {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  stop = keepReads({ queries, kept: store, routes: [route], owner: () => owner });
  return queries;
};

const fails = (queries: QueryClient) =>
  queries.fetchQuery({ queryKey, queryFn: () => Promise.reject(new Error("no network")) }).catch(() => undefined);
const dataOf = (queries: QueryClient) => queries.getQueryState(queryKey);

test("what the server answered is kept under its owner, with its time", async () => {
  const store = memory();
  await watch(store).fetchQuery({ queryKey, queryFn: async () => ({ room: "Alder" }) });
  await vi.waitFor(() => expect(store.all.get(key)).toMatchObject({ owner: "anna", answer: { room: "Alder" } }));
});

test("where the server cannot be asked the kept answer is given back, as old as it is", async () => {
  const queries = watch(memory(kept("anna")));
  await fails(queries);
  await vi.waitFor(() => expect(dataOf(queries)).toMatchObject({ data: { room: "Alder" }, dataUpdatedAt: yesterday.epochMilliseconds }));
  await queries.fetchQuery({ queryKey, queryFn: async () => ({ room: "Birch" }) });
  expect(dataOf(queries)?.data).toEqual({ room: "Birch" });
});

test("another person's answer, and one that this version cannot read, are not given back; nobody gets any", async () => {
  for (const [answer, owner] of [
    [kept("ben"), "anna"],
    [kept("anna", { hall: 3 }), "anna"],
    [kept("anna"), undefined],
  ] as const) {
    const queries = watch(memory(answer), owner ?? "");
    await fails(queries);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(dataOf(queries)?.data).toBeUndefined();
    stop();
  }
});
