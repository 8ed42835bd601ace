import * as z from "zod/mini";

import type { ReadFacts } from "../confirmed-facts.ts";
import type { Entry } from "../entry.ts";
import { factsAnswer } from "../facts.ts";
import { readAnswer, type Answer } from "../read-answer.ts";
import type { measuredFetch } from "./measured-fetch.ts";

/** One try to send a command, always under the same id and with the same text. */
export const sendEntry =
  (ask: typeof measuredFetch) =>
  async (entry: Entry): Promise<Answer> => {
    const response = await ask(entry.path, {
      method: entry.method,
      headers: {
        "content-type": "application/json",
        "idempotency-key": entry.commandId,
        // The server refuses it (401) when the browser's sign-in is somebody else's by now.
        "kapstone-acts-for": entry.actor.id,
      },
      body: entry.body,
    });
    const body: unknown = await response.json().catch(() => undefined);
    return readAnswer(response.status, body);
  };

/** Reads confirmed facts from a `GET …/facts` address. */
export const fetchFacts =
  (ask: typeof measuredFetch, path: string): ReadFacts =>
  async (after) => {
    const response = await ask(`${path}?after=${after}`);
    if (!response.ok) return undefined;
    const parsed = z.safeParse(factsAnswer, await response.json());
    return parsed.success ? parsed.data.facts : undefined;
  };
