import { newId } from "#platform/ambient/new-id.ts";
import type { Tx } from "#platform/database/transaction.ts";
import type { IdentityMessage } from "#platform/identity/server/identity-deps.ts";
import { sendMessage } from "#platform/messages/send-message.ts";

type Words = { readonly subject: string; readonly lines: readonly string[]; readonly about: string };

const wordsFor = ({ template, values }: IdentityMessage): Words => {
  const { name, clinic, link } = values;
  switch (template) {
    case "patient-sign-in-link":
      return {
        subject: `Your sign-in link, ${clinic}`,
        lines: [
          `Hello ${name},`,
          "",
          "this link signs you in. It works once, for 30 minutes.",
          "",
          link,
          "",
          "If you did not ask for it, you need do nothing.",
        ],
        about: "Sign-in link",
      };
    case "staff-invitation":
      return {
        subject: `Your access to ${clinic}`,
        lines: [`Hello ${name},`, "", `${clinic} has made an account for you. Choose your password here:`, "", link],
        about: "Invitation",
      };
    case "staff-password-reset":
      return {
        subject: `Choose a new password, ${clinic}`,
        lines: [
          `Hello ${name},`,
          "",
          "this link lets you choose a new password. It works once.",
          "",
          link,
          "",
          "If you did not ask for it, tell your administrator.",
        ],
        about: "New password",
      };
  }
};

/** Puts identity's mails into words and into the outbox, in the transaction that made their link. */
export const sendIdentityMessage = async (tx: Tx, message: IdentityMessage): Promise<void> => {
  const { subject, lines, about } = wordsFor(message);
  const body = lines.join("\n");
  const at = Temporal.Now.instant();
  await sendMessage(tx, {
    messageId: newId(),
    channel: "email",
    to: message.to,
    subject,
    body,
    template: message.template,
    about,
    isSecret: true,
    at,
  });
};
