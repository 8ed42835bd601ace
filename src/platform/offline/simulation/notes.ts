import * as z from "zod/mini";

import { accept, type Decision } from "#kernel/decision.ts";
import type { StreamDefinition } from "#kernel/stream.ts";

/** The smallest stream that shows order and repetition: notes, each with its writer and number. */
export type Noted = { readonly type: "noted"; readonly text: string; readonly unwelcome: boolean };
export type Notes = readonly string[];

const noted = z.object({ text: z.string(), unwelcome: z.boolean() });

export const notes: StreamDefinition<Notes, Noted> = {
  kind: "notes",
  schemaVersion: 1,
  initial: [],
  evolve: (state, { event }) => [...state, event.text],
  parse: ({ payload }) => ({ type: "noted", ...z.parse(noted, payload) }),
};

export const note = (text: string, unwelcome: boolean): Decision<Noted> => accept({ type: "noted", text, unwelcome });
