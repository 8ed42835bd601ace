import { resolve } from "node:path";
import * as z from "zod/mini";

import { CannotGoOn } from "./cannot-go-on.ts";

const portWords = "PORT is a number from 0 to 65535; 0 takes any free one.";
const originWords = "KAPSTONE_ORIGIN is the address that people open, such as https://clinic.example, without a path.";

const hl7Words = "HL7_PORT is a number from 0 to 65535, or off; 0 takes any free one.";

const isPort = (text: string): boolean => /^\d{1,5}$/.test(text) && Number(text) <= 65_535;

/** A browser names its origin without a path, and passkeys compare it letter by letter. */
const isOrigin = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
};

const variables = z.object({
  PORT: z._default(z.pipe(z.string().check(z.refine(isPort, portWords)), z.transform(Number)), 4780),
  HOST: z._default(z.string(), "127.0.0.1"),
  HL7_PORT: z._default(
    z.pipe(
      z.string().check(z.refine((text) => text === "off" || isPort(text), hl7Words)),
      z.transform((text) => (text === "off" ? undefined : Number(text))),
    ),
    2575,
  ),
  HL7_HOST: z._default(z.string(), "127.0.0.1"),
  HL7_CLINIC: z.optional(z.string()),
  KAPSTONE_DATA: z._default(z.string(), "./data"),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//, "DATABASE_URL starts with postgres://."))),
  KAPSTONE_SECRET: z.optional(z.string().check(z.minLength(32, "KAPSTONE_SECRET must have at least 32 characters."))),
  KAPSTONE_EARLIER_SECRETS: z._default(z.string(), ""),
  KAPSTONE_ORIGIN: z.optional(
    z.pipe(
      z.string().check(z.refine(isOrigin, originWords)),
      z.transform((text) => new URL(text).origin),
    ),
  ),
  KAPSTONE_LOG: z._default(
    z.enum(["silent", "error", "warn", "info"], { error: "KAPSTONE_LOG is one of silent, error, warn, info." }),
    "warn",
  ),
});

export type Environment = {
  readonly port: number;
  /** The address to listen on. Loopback unless somebody says otherwise. */
  readonly host: string;
  /** Where bedside monitors are listened to (HL7 v2 over MLLP); undefined: nowhere. */
  readonly hl7: { readonly host: string; readonly port: number; readonly clinic: string | undefined } | undefined;
  readonly dataFolder: string;
  /** An existing PostgreSQL; nothing embedded starts when it is set. */
  readonly databaseUrl: string | undefined;
  readonly secret: string | undefined;
  /** What `secret` was before; psychotherapy notes sealed under them are sealed anew at the next start. */
  readonly earlierSecrets: readonly string[];
  /** How browsers reach this server, when a proxy stands in front: `https://clinic.example`. */
  readonly origin: string | undefined;
  readonly logLevel: "silent" | "error" | "warn" | "info";
  /** As given, empty ones left out, for the parts that read settings of their own. */
  readonly given: Readonly<Record<string, string>>;
};

/** Reads and checks the environment variables that Kapstone knows; an empty one counts as not set. Throws `CannotGoOn`. */
export const readEnvironment = (sent: Readonly<Record<string, string | undefined>>): Environment => {
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(sent)) if (value !== undefined && value !== "") given[name] = value;
  const parsed = z.safeParse(variables, given);
  if (!parsed.success) throw new CannotGoOn(parsed.error.issues.map((issue) => issue.message).join("\n"));
  const set = parsed.data;
  return {
    port: set.PORT,
    host: set.HOST,
    hl7: set.HL7_PORT === undefined ? undefined : { host: set.HL7_HOST, port: set.HL7_PORT, clinic: set.HL7_CLINIC },
    dataFolder: resolve(set.KAPSTONE_DATA),
    databaseUrl: set.DATABASE_URL,
    secret: set.KAPSTONE_SECRET,
    earlierSecrets: set.KAPSTONE_EARLIER_SECRETS.split(/\s+/).filter((one) => one !== ""),
    origin: set.KAPSTONE_ORIGIN,
    logLevel: set.KAPSTONE_LOG,
    given,
  };
};
