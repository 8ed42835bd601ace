import * as z from "zod/mini";

import { smsGateway } from "./sms-gateway.ts";
import { smtpTransport } from "./smtp-transport.ts";
import { demoTransport, missingTransport, type Transports } from "./transport.ts";

const settings = z.object({
  KAPSTONE_SMTP_URL: z.optional(z.string().check(z.regex(/^smtps?:\/\//, "KAPSTONE_SMTP_URL starts with smtp:// or smtps://."))),
  KAPSTONE_MAIL_FROM: z.optional(z.string().check(z.regex(/@/, "KAPSTONE_MAIL_FROM is the sender's e-mail address."))),
  KAPSTONE_SMS_URL: z.optional(z.url("KAPSTONE_SMS_URL is the address of an SMS gateway.")),
  KAPSTONE_SMS_TOKEN: z.optional(z.string()),
});

/**
 * The ways out, from the environment: `KAPSTONE_SMTP_URL` with `KAPSTONE_MAIL_FROM`, `KAPSTONE_SMS_URL` with `KAPSTONE_SMS_TOKEN`. In the
 * demo nothing leaves, whatever the environment says. Throws when one of a pair is missing or malformed.
 */
export const readTransports = (environment: Readonly<Record<string, string | undefined>>, demo: boolean): Transports => {
  if (demo) return { email: demoTransport, sms: demoTransport };
  const given = z.parse(settings, environment);
  const { KAPSTONE_SMTP_URL: url, KAPSTONE_MAIL_FROM: from, KAPSTONE_SMS_URL: smsUrl, KAPSTONE_SMS_TOKEN: token } = given;
  if ((url === undefined) !== (from === undefined)) throw new Error("Set KAPSTONE_SMTP_URL and KAPSTONE_MAIL_FROM together.");
  if ((smsUrl === undefined) !== (token === undefined)) throw new Error("Set KAPSTONE_SMS_URL and KAPSTONE_SMS_TOKEN together.");
  return {
    email: url === undefined || from === undefined ? missingTransport : smtpTransport({ url, from }),
    sms: smsUrl === undefined || token === undefined ? missingTransport : smsGateway({ url: smsUrl, token }),
  };
};
