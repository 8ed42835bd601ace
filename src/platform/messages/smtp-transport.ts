import { createTransport } from "nodemailer";

import { DeliveryFailed, type Transport } from "./transport.ts";

export type SmtpSettings = {
  /** `smtp://user:password@host:587` or `smtps://…`, as nodemailer reads it. */
  readonly url: string;
  /** The sender, such as `Harbour Clinic <clinic@example.org>`. */
  readonly from: string;
};

const read = (error: unknown, name: string): unknown =>
  typeof error === "object" && error !== null ? Reflect.get(error, name) : undefined;

const failureOf = (error: unknown): DeliveryFailed => {
  const code = read(error, "code");
  const answer = read(error, "responseCode");
  const isFinal = typeof answer === "number" && answer >= 500;
  if (code === "EAUTH") return new DeliveryFailed("sign-in-refused", false);
  if (code === "EENVELOPE") return new DeliveryFailed("address-refused", isFinal);
  if (code === "EMESSAGE") return new DeliveryFailed("content-refused", isFinal);
  const isAway = code === "ECONNECTION" || code === "ETIMEDOUT" || code === "ESOCKET" || code === "EDNS" || code === "ETLS";
  return new DeliveryFailed(isAway ? "unreachable" : "other", false);
};

/** Sends e-mail to an SMTP server. The message's id makes its Message-ID, so that a second delivery is recognised as the same mail. */
export const smtpTransport = ({ url, from }: SmtpSettings): Transport => {
  const sender = createTransport(
    { url, connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000, disableFileAccess: true, disableUrlAccess: true },
    { from },
  );
  const domain = /@([^>\s]+)/.exec(from)?.[1] ?? "kapstone.invalid";
  return {
    name: "smtp",
    send: async ({ messageId, to, subject, body }) => {
      try {
        await sender.sendMail({ to, subject: subject ?? "", text: body, messageId: `<${messageId}@${domain}>` });
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
};
