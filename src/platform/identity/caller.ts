import type { Uuid } from "#kernel/ids.ts";
import type { Actor } from "#kernel/stream.ts";

import type { Permission, StaffRole } from "./permissions.ts";

/** Who makes a request, as the server established it. */
export type Caller =
  | { readonly kind: "anonymous" }
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
      readonly permissions: ReadonlySet<Permission>;
    }
  | { readonly kind: "gateway"; readonly clinicId: Uuid; readonly tokenId: Uuid; readonly permissions: ReadonlySet<Permission> };

export type KnownCaller = Exclude<Caller, { kind: "anonymous" }>;

export const actorOf = (caller: KnownCaller): Actor => {
  switch (caller.kind) {
    case "staff":
      return { kind: "staff", id: caller.personId };
    case "patient":
      return { kind: "patient", id: caller.personId };
    case "gateway":
      return { kind: "device", id: caller.tokenId };
  }
};
