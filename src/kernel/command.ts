import type { Uuid } from "./ids.ts";
import type { Actor } from "./stream.ts";
import type { Instant } from "./time.ts";

/**
 * What a rule may know about the command beside its content. `observedAt` is when it was so; `now` is the clock of whoever decides
 * (the server, or a tablet without network), so that rules need no clock of their own.
 */
export type CommandMeta = {
  readonly commandId: Uuid;
  readonly observedAt: Instant;
  readonly now: Instant;
  readonly actor: Actor;
};
