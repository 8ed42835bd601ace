import type { Uuid } from "#kernel/ids.ts";
import type { Actor } from "#kernel/stream.ts";

import type { Permission, StaffRole } from "./permissions.ts";

/** What a sign-in that is not open yet waits for: the lock to be opened, or the second factor. It permits nothing meanwhile. */
export type Waiting = "locked" | "second-factor";

/** The one thing that a narrow sign-in may touch: `{ kind: "measure-request", id }` from a link sent by mail. */
export type SignInScope = { readonly kind: string; readonly id: string };

/** Who makes a request, as the server established it. */
export type Caller =
  | { readonly kind: "anonymous"; readonly waiting?: Waiting }
  | {
      readonly kind: "staff";
      readonly clinicId: Uuid;
      readonly personId: Uuid;
      readonly signInId: Uuid;
      readonly roles: readonly StaffRole[];
      readonly permissions: ReadonlySet<Permission>;
    }
  | {
      readonly kind: "patient";
      readonly clinicId: Uuid;
      readonly personId: Uuid;
      readonly signInId: Uuid;
      /** Null for a full sign-in. Otherwise the guard opens only routes whose `ownScope` names this kind and id. */
      readonly scope: SignInScope | null;
      readonly permissions: ReadonlySet<Permission>;
    }
  | { readonly kind: "gateway"; readonly clinicId: Uuid; readonly tokenId: Uuid; readonly permissions: ReadonlySet<Permission> };

export type KnownCaller = Exclude<Caller, { kind: "anonymous" }>;

/** Who states a fact. A person without a sign-in (a consultation request) is known by the command alone. */
export const actorOf = (caller: Caller, commandId: Uuid): Actor => {
  switch (caller.kind) {
    case "anonymous":
      return { kind: "patient", id: commandId };
    case "staff":
      return { kind: "staff", id: caller.personId };
    case "patient":
      return { kind: "patient", id: caller.personId };
    case "gateway":
      return { kind: "device", id: caller.tokenId };
  }
};
