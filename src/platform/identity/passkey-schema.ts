import * as z from "zod/mini";

// The WebAuthn shapes on the wire (https://w3c.github.io/webauthn/#sctn-json): only the fields that Kapstone uses pass.
const base64url = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/), z.maxLength(20_000));
const attachment = z.enum(["platform", "cross-platform"]);
const publicKey = z.literal("public-key");
const transports = z.array(z.string().check(z.maxLength(40))).check(z.maxLength(10));
const descriptor = z.object({ id: base64url, type: publicKey, transports: z.exactOptional(transports) });

const credential = {
  id: base64url,
  rawId: base64url,
  type: publicKey,
  authenticatorAttachment: z.exactOptional(attachment),
  clientExtensionResults: z.object({}),
};

/** What the browser made when a passkey was added. */
export const madePasskey = z.object({
  ...credential,
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url, transports: z.exactOptional(transports) }),
});

/** What the browser signed with a passkey. */
export const usedPasskey = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: z.exactOptional(base64url),
  }),
});

const verification = z.enum(["required", "preferred", "discouraged"]);

/** What the browser is asked in order to make a passkey. */
export const creationOptions = z.object({
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: base64url, name: z.string(), displayName: z.string() }),
  challenge: base64url,
  pubKeyCredParams: z.array(z.object({ alg: z.number(), type: publicKey })),
  timeout: z.number(),
  excludeCredentials: z.array(descriptor),
  authenticatorSelection: z.object({ residentKey: verification, requireResidentKey: z.boolean(), userVerification: verification }),
  attestation: z.literal("none"),
});

/** What the browser is asked in order to use one. */
export const requestOptions = z.object({
  challenge: base64url,
  rpId: z.string(),
  timeout: z.number(),
  allowCredentials: z.exactOptional(z.array(descriptor)),
  userVerification: verification,
});

export type MadePasskey = z.output<typeof madePasskey>;
export type UsedPasskey = z.output<typeof usedPasskey>;
export type CreationOptions = z.output<typeof creationOptions>;
export type RequestOptions = z.output<typeof requestOptions>;
