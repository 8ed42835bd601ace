import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { settled } from "#kernel/setting.ts";
import type { Uuid } from "#kernel/ids.ts";
import { plusMinutes, type Instant } from "#kernel/time.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { patientLinkAddress } from "#platform/identity/server/addresses.ts";
import { makeScopedLink } from "#platform/identity/server/mailed-links.ts";
import { sendMessage } from "#platform/messages/send-message.ts";

import { linkOpensFor } from "../rules/data/follow-up-settings.ts";
import { noticeWords, type NoticeKind } from "./notice-words.ts";
import { readRecipient, type Recipient } from "./recipient.ts";

type Notice = {
  readonly episodeId: Uuid;
  readonly requestId: Uuid;
  readonly kind: NoticeKind;
  readonly origin: string;
  readonly at: Instant;
};

type Address = { readonly channel: "email" | "sms"; readonly to: string };

/** E-mail where there is one; else a telephone number in international form, which alone an SMS gateway can take. */
const addressOf = ({ email, phone }: Recipient): Address | null => {
  if (email !== null && email.trim() !== "") return { channel: "email", to: email };
  const digits = (phone ?? "").replaceAll(/[\s().-]/g, "");
  return /^\+\d{7,15}$/.test(digits) ? { channel: "sms", to: digits } : null;
};

/** Keeps that this notice goes out now. @returns false when it already did */
const claim = async (tx: Tx, { requestId, kind, at }: Notice, messageId: Uuid | null): Promise<boolean> => {
  const row = await tx.first(statement<{ request_id: Uuid }>`
    insert into follow_up_notice (clinic_id, request_id, kind, message_id, at)
    values (${tx.clinicId}, ${requestId}, ${kind}, ${messageId}, ${at})
    on conflict (clinic_id, request_id, kind) do nothing
    returning request_id`);
  return row !== undefined;
};

/** Sends one message with a link that opens this one questionnaire; once, however often it is called (FUP-9). */
export const sendNotice = async (tx: Tx, notice: Notice): Promise<void> => {
  const { episodeId, requestId, kind, origin, at } = notice;
  const recipient = await readRecipient(tx, episodeId);
  if (recipient === undefined) return;
  const address = addressOf(recipient);
  const messageId = address === null ? null : newId();
  if (!(await claim(tx, notice, messageId)) || address === null || messageId === null) return;
  const opensFor = settled(await readProtocol(tx), linkOpensFor);
  const expiresAt = plusMinutes(at, opensFor.value * 24 * 60);
  const scope = { kind: "measure-request", id: requestId };
  const token = await makeScopedLink(tx, { patientId: recipient.patientId, scope, expiresAt, at });
  const link = patientLinkAddress(origin, recipient.clinic.slug, token);
  const { subject, body, about } = noticeWords(kind, recipient.clinic.name, link, opensFor);
  const message = {
    messageId,
    to: address.to,
    body,
    template: `follow-up-${kind}`,
    about,
    patientId: recipient.patientId,
    isSecret: true,
    at,
  };
  await sendMessage(tx, address.channel === "email" ? { ...message, channel: "email", subject } : { ...message, channel: "sms" });
};
