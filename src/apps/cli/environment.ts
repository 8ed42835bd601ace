import { resolve } from "node:path";
import * as z from "zod/mini";

const port = z.pipe(z.string().check(z.regex(/^\d{1,5}$/, "PORT must be a number from 0 to 65535")), z.transform(Number));

const variables = z.object({
  PORT: z._default(port, 4780),
  HOST: z._default(z.string(), "127.0.0.1"),
  KAPSTONE_DATA: z._default(z.string(), "./data"),
  DATABASE_URL: z.optional(z.string()),
  KAPSTONE_SECRET: z.optional(z.string().check(z.minLength(32, "KAPSTONE_SECRET must have at least 32 characters"))),
  KAPSTONE_ORIGIN: z.optional(z.url()),
  KAPSTONE_SMTP_URL: z.optional(z.url()),
  KAPSTONE_MAIL_FROM: z.optional(z.string()),
  KAPSTONE_LOG: z._default(z.enum(["silent", "error", "warn", "info"]), "warn"),
});

export type Environment = {
  readonly port: number;
  /** The address to listen on. Loopback unless somebody says otherwise. */
  readonly host: string;
  readonly dataFolder: string;
  /** An existing PostgreSQL; nothing embedded starts when it is set. */
  readonly databaseUrl: string | undefined;
  readonly secret: string | undefined;
  /** How browsers reach this server, when a proxy stands in front: `https://clinic.example`. */
  readonly origin: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string | undefined;
  readonly logLevel: "silent" | "error" | "warn" | "info";
};

/** A variable that cannot be used; the message names it and says what is expected. */
export class EnvironmentProblem extends Error {}

/** Reads and checks the environment variables that Kapstone knows; an empty one counts as not set. */
export const readEnvironment = (sent: Readonly<Record<string, string | undefined>>): Environment => {
  const given = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = z.safeParse(variables, given);
  if (!parsed.success) {
    throw new EnvironmentProblem(parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"));
  }
  const set = parsed.data;
  if (set.PORT > 65_535) throw new EnvironmentProblem("PORT must be a number from 0 to 65535");
  return {
    port: set.PORT,
    host: set.HOST,
    dataFolder: resolve(set.KAPSTONE_DATA),
    databaseUrl: set.DATABASE_URL,
    secret: set.KAPSTONE_SECRET,
    origin: set.KAPSTONE_ORIGIN,
    smtpUrl: set.KAPSTONE_SMTP_URL,
    mailFrom: set.KAPSTONE_MAIL_FROM,
    logLevel: set.KAPSTONE_LOG,
  };
};
