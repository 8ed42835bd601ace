import * as z from "zod/mini";

import { readTransports } from "#platform/messages/read-transports.ts";
import type { Transports } from "#platform/messages/transport.ts";

import { CannotGoOn } from "./cannot-go-on.ts";
import type { Environment } from "./environment.ts";

/** How messages leave, from the environment; settings that cannot be used are told before anything starts. */
export const messageTransports = ({ given }: Environment, demo: boolean): Transports => {
  try {
    return readTransports(given, demo);
  } catch (error) {
    if (error instanceof z.core.$ZodError) throw new CannotGoOn(error.issues.map((issue) => issue.message).join("\n"));
    throw error instanceof Error ? new CannotGoOn(error.message) : error;
  }
};
