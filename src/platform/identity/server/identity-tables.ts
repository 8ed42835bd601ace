import type { Generated } from "kysely";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { tables } from "../../database/query.ts";
import type { Permission, StaffRole } from "../permissions.ts";

export type PersonKind = "staff" | "patient";
export type SignInMethod = "password" | "passkey" | "link" | "invitation" | "set-up" | "demo";
export type LinkPurpose = "patient-sign-in" | "patient-scope" | "staff-invitation" | "staff-reset";

type OfStaff = { readonly clinic_id: Uuid; readonly staff_id: Uuid };

type StaffTables = {
  readonly staff: OfStaff & {
    readonly display_name: string;
    readonly credentials: string;
    readonly email: string;
    readonly active: boolean;
    readonly joined_at: Instant;
  };
  readonly staff_role: OfStaff & { readonly role: StaffRole; readonly since: Instant };
  readonly staff_password: OfStaff & { readonly hash: string; readonly changed_at: Instant };
  readonly staff_pin: OfStaff & { readonly hash: string; readonly failures: Generated<number>; readonly changed_at: Instant };
  readonly staff_totp: OfStaff & {
    readonly sealed_secret: Buffer;
    /** The time step of the last code that counted. */
    readonly last_step: number;
    readonly started_at: Instant;
    readonly confirmed_at: Instant | null;
  };
  readonly recovery_code: OfStaff & { readonly code_hash: Buffer; readonly used_at: Instant | null };
};

type OtherTables = {
  readonly identity_change: {
    readonly clinic_id: Uuid;
    readonly change_id: Generated<number>;
    readonly changed_at: Instant;
    readonly actor_kind: PersonKind | "system";
    readonly actor_id: Uuid | null;
    readonly subject_kind: PersonKind | "gateway";
    readonly subject_id: Uuid;
    readonly what: string;
    readonly detail: string;
  };
  readonly passkey: {
    readonly clinic_id: Uuid;
    readonly passkey_id: Uuid;
    readonly credential_id: string;
    readonly person_kind: PersonKind;
    readonly person_id: Uuid;
    readonly public_key: Buffer;
    readonly counter: number;
    readonly transports: string[];
    readonly name: string;
    readonly created_at: Instant;
    readonly last_used_at: Instant | null;
  };
  readonly passkey_challenge: {
    readonly clinic_id: Uuid;
    readonly challenge_id: Uuid;
    readonly challenge: string;
    readonly purpose: "register" | "sign-in" | "unlock";
    readonly person_id: Uuid | null;
    readonly expires_at: Instant;
  };
  readonly sign_in: {
    readonly clinic_id: Uuid;
    readonly sign_in_id: Uuid;
    readonly token_hash: Buffer;
    readonly person_kind: PersonKind;
    readonly person_id: Uuid;
    readonly state: "second-factor" | "active";
    readonly method: SignInMethod;
    readonly scope_kind: string | null;
    readonly scope_id: string | null;
    readonly user_agent: string;
    readonly started_at: Instant;
    /** When the person last proved themselves by more than a PIN. */
    readonly confirmed_at: Instant;
    readonly last_seen_at: Instant;
    readonly locked_at: Instant | null;
    readonly expires_at: Instant;
    readonly ended_at: Instant | null;
  };
  readonly throttle: { readonly clinic_id: Uuid; readonly key: Buffer; readonly failures: number; readonly last_failure_at: Instant };
  readonly mailed_link: {
    readonly clinic_id: Uuid;
    readonly link_id: Uuid;
    readonly token_hash: Buffer;
    readonly purpose: LinkPurpose;
    readonly person_id: Uuid;
    readonly scope_kind: string | null;
    readonly scope_id: string | null;
    readonly created_at: Instant;
    readonly expires_at: Instant;
    readonly used_at: Instant | null;
  };
  readonly gateway_token: {
    readonly clinic_id: Uuid;
    readonly token_id: Uuid;
    readonly token_hash: Buffer;
    readonly name: string;
    readonly permissions: Permission[];
    readonly created_at: Instant;
    readonly created_by: Uuid | null;
    readonly last_used_at: Instant | null;
    readonly revoked_at: Instant | null;
  };
};

export type IdentityTables = StaffTables & OtherTables;

export const identityTables = tables<IdentityTables>();
