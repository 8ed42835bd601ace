import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import type { Database } from "../../database/database.ts";
import type { Tx } from "../../database/transaction.ts";
import type { RecentCallers } from "./recent-callers.ts";
import type { ServerKeys } from "./server-keys.ts";

/** A patient as sign-in needs to know them; whose table that is, is not this folder's business. */
export type KnownPatient = { readonly patientId: Uuid; readonly name: string; readonly email: string };

/** Mails that this folder asks for. `link` is a whole address; nothing else in the mail is private. */
export type IdentityMessage = {
  readonly to: string;
  readonly template: "patient-sign-in-link" | "staff-invitation" | "staff-password-reset";
  readonly values: { readonly name: string; readonly clinic: string; readonly link: string };
};

/** What signing in needs from the rest, wired in apps/server. */
export type IdentityDeps = {
  readonly database: Database;
  readonly now: () => Instant;
  readonly keys: ServerKeys;
  /** Where people reach this server, such as `https://kapstone.example.org`. Cookies are `Secure` and passkeys bound by it. */
  readonly origin: string;
  /** One-click entry; never in production. */
  readonly demo: boolean;
  readonly recentCallers: RecentCallers;
  /** Called inside the transaction that made the link, so that a mail never names a link that was rolled back. */
  readonly sendMessage: (tx: Tx, message: IdentityMessage) => Promise<void>;
  readonly patientsByEmail: (tx: Tx, email: string) => Promise<readonly KnownPatient[]>;
  /** Demo mode: the patients to offer as one-click entries. */
  readonly demoPatients?: (tx: Tx) => Promise<readonly { readonly patientId: Uuid; readonly name: string }[]>;
  readonly readPatientName: (tx: Tx, patientId: Uuid) => Promise<string | undefined>;
};
