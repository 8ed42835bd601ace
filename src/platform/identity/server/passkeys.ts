import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { newId } from "../../ambient/new-id.ts";
import type { Tx } from "../../database/transaction.ts";
import type { CreationOptions, MadePasskey, RequestOptions, UsedPasskey } from "../passkey-schema.ts";
import { recordIdentityChange } from "./identity-changes.ts";
import { identityTables, type IdentityTables, type PersonKind } from "./identity-tables.ts";
import { keepChallenge, takeChallenge } from "./passkey-challenges.ts";

/** EdDSA, ES256, RS256. Named here, because the library's own choice asks Node for an experimental one. */
const algorithms = [-8, -7, -257];

type Place = { readonly origin: string };
export type PasskeyOwner = { readonly kind: PersonKind; readonly id: Uuid };
type Passkey = IdentityTables["passkey"];

const relyingParty = ({ origin }: Place): string => new URL(origin).hostname;
const handleOf = (personId: Uuid): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(personId.replaceAll("-", ""), "hex"));

export const readPasskeysOf = (tx: Tx, personId: Uuid): Promise<Passkey[]> =>
  tx.all(
    identityTables
      .selectFrom("passkey")
      .selectAll()
      .where("clinic_id", "=", tx.clinicId)
      .where("person_id", "=", personId)
      .orderBy("created_at"),
  );

type Started<Options> = { readonly challengeId: Uuid; readonly options: Options };

/** What the browser needs to make a passkey that finds its person by itself and asks for a finger, a face or the device's PIN. */
export const startRegistration = async (
  tx: Tx,
  place: Place,
  owner: PasskeyOwner & { readonly label: string; readonly name: string; readonly clinic: string },
  at: Instant,
): Promise<Started<CreationOptions>> => {
  const known = await readPasskeysOf(tx, owner.id);
  const made = await generateRegistrationOptions({
    rpID: relyingParty(place),
    rpName: owner.clinic,
    userID: handleOf(owner.id),
    userName: owner.label,
    userDisplayName: owner.name,
    attestationType: "none",
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map((one) => ({ id: one.credential_id, transports: one.transports })),
  });
  const challengeId = await keepChallenge(tx, { challenge: made.challenge, purpose: "register", personId: owner.id, at });
  const options: CreationOptions = {
    rp: { id: relyingParty(place), name: owner.clinic },
    user: made.user,
    challenge: made.challenge,
    pubKeyCredParams: made.pubKeyCredParams,
    timeout: made.timeout ?? 60_000,
    excludeCredentials: known.map((one) => ({ id: one.credential_id, type: "public-key", transports: one.transports })),
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    attestation: "none",
  };
  return { challengeId, options };
};

/** What a failed check throws is the sender's doing, not a bug: the answer is `undefined`. */
const orUndefined = async <Verified>(verifying: Promise<Verified>): Promise<Verified | undefined> => verifying.catch(() => undefined);

/** Keeps a passkey that answers a challenge of this person. @returns its id, or undefined when it does not */
export const addPasskey = async (
  tx: Tx,
  place: Place,
  owner: PasskeyOwner,
  sent: { readonly challengeId: Uuid; readonly response: MadePasskey; readonly name: string },
  at: Instant,
): Promise<Uuid | undefined> => {
  const challenge = await takeChallenge(tx, sent.challengeId, "register", at);
  if (challenge === undefined || challenge.personId !== owner.id) return undefined;
  const verified = await orUndefined(
    verifyRegistrationResponse({
      response: sent.response,
      expectedChallenge: challenge.challenge,
      expectedOrigin: place.origin,
      expectedRPID: relyingParty(place),
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }),
  );
  if (verified?.verified !== true) return undefined;
  const { credential } = verified.registrationInfo;
  const row = await tx.first(
    identityTables
      .insertInto("passkey")
      .values({
        clinic_id: tx.clinicId,
        passkey_id: newId(),
        credential_id: credential.id,
        person_kind: owner.kind,
        person_id: owner.id,
        public_key: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: credential.transports ?? [],
        name: sent.name,
        created_at: at,
        last_used_at: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("passkey_id"),
  );
  if (row !== undefined) await recordIdentityChange(tx, { by: owner, subject: owner, what: "passkey added", at });
  return row?.passkey_id;
};

/** @param person who must answer (to unlock), or null for whoever has a passkey of this clinic (to sign in) */
export const startUse = async (tx: Tx, place: Place, person: Uuid | null, at: Instant): Promise<Started<RequestOptions>> => {
  const { challenge, timeout } = await generateAuthenticationOptions({ rpID: relyingParty(place), userVerification: "required" });
  const purpose = person === null ? "sign-in" : "unlock";
  const challengeId = await keepChallenge(tx, { challenge, purpose, personId: person, at });
  const mine = person === null ? [] : await readPasskeysOf(tx, person);
  const allowed = mine.map((one) => ({ id: one.credential_id, type: "public-key" as const, transports: one.transports }));
  const options: RequestOptions = {
    challenge,
    rpId: relyingParty(place),
    timeout: timeout ?? 60_000,
    userVerification: "required",
    ...(person === null ? {} : { allowCredentials: allowed }),
  };
  return { challengeId, options };
};

const findPasskey = (tx: Tx, credentialId: string): Promise<Passkey | undefined> =>
  tx.first(identityTables.selectFrom("passkey").selectAll().where("clinic_id", "=", tx.clinicId).where("credential_id", "=", credentialId));

/** Checks what a passkey signed. @returns its owner, or undefined when the challenge, the person or the signature is not right */
export const usePasskey = async (
  tx: Tx,
  place: Place,
  person: Uuid | null,
  sent: { readonly challengeId: Uuid; readonly response: UsedPasskey },
  at: Instant,
): Promise<PasskeyOwner | undefined> => {
  const challenge = await takeChallenge(tx, sent.challengeId, person === null ? "sign-in" : "unlock", at);
  const passkey = await findPasskey(tx, sent.response.id);
  if (challenge === undefined || passkey === undefined) return undefined;
  if (challenge.personId !== person || (person !== null && passkey.person_id !== person)) return undefined;
  const { credential_id: id, public_key: publicKey, counter, transports } = passkey;
  const verified = await orUndefined(
    verifyAuthenticationResponse({
      response: sent.response,
      expectedChallenge: challenge.challenge,
      expectedOrigin: place.origin,
      expectedRPID: relyingParty(place),
      credential: { id, publicKey: Uint8Array.from(publicKey), counter, transports },
      requireUserVerification: true,
    }),
  );
  if (verified?.verified !== true) return undefined;
  await tx.all(
    identityTables
      .updateTable("passkey")
      .set({ counter: verified.authenticationInfo.newCounter, last_used_at: at })
      .where("clinic_id", "=", tx.clinicId)
      .where("passkey_id", "=", passkey.passkey_id),
  );
  return { kind: passkey.person_kind, id: passkey.person_id };
};
