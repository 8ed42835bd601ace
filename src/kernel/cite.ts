import type { ReferenceId } from "./short-citations.ts";

/** References as a gate or a statement carries and stores them: each once, in their order. */
export const cite = (ids: readonly ReferenceId[]): string => [...new Set(ids)].join("; ");
