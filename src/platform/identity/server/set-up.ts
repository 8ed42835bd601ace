import { randomInt, timingSafeEqual } from "node:crypto";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { newId } from "../../ambient/new-id.ts";
import { connectAsOwner, type Database } from "../../database/database.ts";
import { inClinicAsOwner } from "../../database/owner-transaction.ts";
import { statement } from "../../database/query.ts";
import { inClinic, type Tx } from "../../database/transaction.ts";
import { secondsToWait, type Tries } from "../throttle-delay.ts";
import { bySystem } from "./identity-changes.ts";
import { noClinic } from "./no-clinic.ts";
import { secretHash } from "./secret-token.ts";
import { addStaff, setStaffRoles } from "./staff.ts";
import { setPassword } from "./staff-password.ts";

/** The one-time code of a fresh server: its hash, and the wrong tries so far. It lives in this process alone. */
export type SetUpCode = {
  /** What the console prints. */
  readonly code: string;
  /** Judges a typed code. `wait`: seconds until the next try is looked at. */
  readonly check: (typed: string, now: Instant) => "right" | "wrong" | { readonly wait: number };
};

const letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const policy = { free: 4, firstWait: 2, longestWait: 60, forgetAfter: 3600 };

/** Makes the code that `npm start` prints while no clinic exists: 20 letters, about 98 bits. */
export const newSetUpCode = (): SetUpCode => {
  const code = Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join("")).join("-");
  const hashOf = (typed: string): Buffer => secretHash(typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, ""));
  const right = hashOf(code);
  let tries: Tries | undefined;
  return {
    code,
    check: (typed, now) => {
      const wait = secondsToWait(policy, tries, now);
      if (wait > 0) return { wait };
      if (timingSafeEqual(hashOf(typed), right)) return "right";
      tries = { failures: (tries?.failures ?? 0) + 1, lastFailureAt: now };
      return "wrong";
    },
  };
};

/** Whether no clinic exists yet. */
export const waitsForSetUp = async (database: Database): Promise<boolean> =>
  (await inClinic(database, noClinic, (tx) => tx.first(statement`select from clinic limit 1`))) === undefined;

export type NewClinic = { readonly name: string; readonly slug: string; readonly timeZone: string };
export type FirstAdministrator = { readonly displayName: string; readonly email: string; readonly password: string };

type Made = { readonly clinicId: Uuid; readonly staffId: Uuid };

/** Any number; the same in every process. */
const setUpLock = 4_780_002;

const addAdministrator = async (tx: Tx, administrator: FirstAdministrator, at: Instant): Promise<Uuid> => {
  const staffId = newId();
  const { displayName, email, password } = administrator;
  await addStaff(tx, staffId, { displayName, email, credentials: "" }, { by: bySystem, at });
  await setStaffRoles(tx, staffId, ["administrator"], { by: bySystem, at });
  await setPassword(tx, staffId, password, bySystem, at);
  return staffId;
};

const makeBoth = async (tx: Tx, clinic: NewClinic, administrator: FirstAdministrator, at: Instant): Promise<Made | undefined> => {
  await tx.all(statement`select pg_advisory_xact_lock(${setUpLock})`);
  if ((await tx.first(statement`select from clinic limit 1`)) !== undefined) return undefined;
  await tx.all(statement`
    insert into clinic (clinic_id, slug, name, time_zone) values (${tx.clinicId}, ${clinic.slug}, ${clinic.name}, ${clinic.timeZone})`);
  return { clinicId: tx.clinicId, staffId: await addAdministrator(tx, administrator, at) };
};

/**
 * Makes the first clinic and its administrator, both or neither. It runs as the schema's owner: the application's role may not make
 * clinics. @returns undefined when a clinic exists already, made by whoever was first
 */
export const setUpClinic = async (
  database: Database,
  clinic: NewClinic,
  administrator: FirstAdministrator,
  at: Instant,
): Promise<Made | undefined> => {
  const owner = await connectAsOwner(database.connection);
  try {
    return await inClinicAsOwner(owner, newId(), "writes", (tx) => makeBoth(tx, clinic, administrator, at));
  } finally {
    await owner.end();
  }
};
