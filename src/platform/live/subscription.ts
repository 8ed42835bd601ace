import type { Uuid } from "#kernel/ids.ts";

import type { Tx } from "../database/transaction.ts";
import type { Cursors } from "./cursors.ts";
import type { LiveMessage } from "./live-message.ts";

/** A message on its way out; `id` is what resumes right after it. One object for everybody who receives it. */
export type Delivery = { readonly id: string; readonly message: LiveMessage };

export type Subscription = {
  readonly clinicId: Uuid;
  readonly topics: ReadonlySet<string>;
  /** Where the subscriber stopped last time; undefined starts now. */
  readonly since: Cursors | undefined;
  /** Which of these episodes the subscriber may follow; undefined: every one. */
  readonly admit: ((tx: Tx, episodeIds: readonly Uuid[]) => Promise<ReadonlySet<Uuid>>) | undefined;
  /** Once, before anything else. Not `complete`: the place to resume from is not known any more, so the subscriber starts now. */
  readonly onStart: (id: string, complete: boolean) => void;
  /** Everything new, in order; `id` resumes after all of it. Empty when nothing was for this subscriber. Must not wait. */
  readonly onDeliver: (deliveries: readonly Delivery[], id: string) => void;
  /** The hub has closed. */
  readonly onEnd: () => void;
};
