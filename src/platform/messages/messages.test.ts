import { createServer, type Server } from "node:http";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";

import { newId } from "../ambient/new-id.ts";
import { openTestDatabase, type TestDatabase } from "../database/test-database.ts";
import { inClinic } from "../database/transaction.ts";
import { openTestApp } from "../http/test-app.ts";
import type { Caller } from "../identity/caller.ts";
import { permissionsOf, type StaffRole } from "../identity/permissions.ts";
import { startJobs, type RunningJobs } from "../jobs/start-jobs.ts";
import { deliverMessage } from "./deliver-message.ts";
import { messageTables } from "./message-table.ts";
import { readTransports } from "./read-transports.ts";
import { messagesRoutes } from "./routes.ts";
import { sendMessage, type OutgoingMessage } from "./send-message.ts";
import { openTestSmtpServer, type TestSmtpServer } from "./smtp-server.ts";
import type { Transports } from "./transport.ts";

let data: TestDatabase;
let jobs: RunningJobs | undefined;
let mail: TestSmtpServer | undefined;
let gateway: Server | undefined;

beforeAll(async () => {
  data = await openTestDatabase();
});
afterEach(async () => {
  await jobs?.stop();
  await mail?.close();
  gateway?.close();
  jobs = undefined;
  mail = undefined;
});
afterAll(() => data.close());

const deliverBy = async (transports: Transports): Promise<void> => {
  const { connection, database } = data;
  const log = { warn: () => undefined, error: () => undefined };
  jobs = await startJobs({ connection, database, tasks: [deliverMessage(transports)], log, now: () => Temporal.Now.instant() });
};

const smtp = (port: number): Transports =>
  readTransports({ KAPSTONE_SMTP_URL: `smtp://127.0.0.1:${port}`, KAPSTONE_MAIL_FROM: "Harbour Clinic <clinic@example.org>" }, false);

type Sent = Partial<Pick<OutgoingMessage, "to" | "body" | "isSecret">> & { readonly channel?: "email" | "sms" };

const send = async ({ channel = "email", ...more }: Sent = {}, clinicId = data.clinics[0]): Promise<string> => {
  const messageId = newId();
  const common = { messageId, to: "ada@example.org", body: "Your visit is at 10:00.", template: "visit-reminder", about: "Visit" };
  const message = { ...common, at: Temporal.Now.instant(), ...more };
  await inClinic(data.database, clinicId, (tx) =>
    sendMessage(tx, channel === "email" ? { ...message, channel, subject: "Your visit · Grüße" } : { ...message, channel }),
  );
  return messageId;
};

const rowOf = (messageId: string) =>
  inClinic(data.database, data.clinics[0], (tx) =>
    tx.first(messageTables.selectFrom("message").selectAll().where("clinic_id", "=", tx.clinicId).where("message_id", "=", messageId)),
  );
const soon = { timeout: 15_000, interval: 50 };
const eventually = (messageId: string, expected: object) =>
  vi.waitFor(async () => expect(await rowOf(messageId)).toMatchObject(expected), soon);

test("an e-mail leaves by SMTP after the commit, with the message's id, and is noted as sent", async () => {
  mail = await openTestSmtpServer();
  await deliverBy(smtp(mail.port));
  const messageId = await send({ body: "Line one\n.\nLink:\nhttps://kapstone.example.org/l/abc" });
  await eventually(messageId, { state: "sent", transport: "smtp", attempts: 1, last_error: null });
  expect(mail.mails).toHaveLength(1);
  const [received] = mail.mails;
  expect(received?.from).toBe("clinic@example.org");
  expect(received?.to).toEqual(["ada@example.org"]);
  expect(received?.data).toContain(`Message-ID: <${messageId}@example.org>`);
  expect(received?.data).toContain("https://kapstone.example.org/l/abc");
});

test("a message of a transaction that is taken back never leaves", async () => {
  mail = await openTestSmtpServer();
  await deliverBy(smtp(mail.port));
  const message = { messageId: newId(), channel: "sms", to: "+15550100", body: "b", template: "t", about: "a", at: Temporal.Now.instant() };
  await inClinic(data.database, data.clinics[0], async (tx, closing) => {
    await sendMessage(tx, { ...message, channel: "sms" });
    closing.abandon();
  });
  const later = await send();
  await eventually(later, { state: "sent" });
  expect(await rowOf(message.messageId)).toBeUndefined();
  expect(mail.mails).toHaveLength(1);
});

test("an address that the server refuses for good is not tried again, and its words are not kept", async () => {
  mail = await openTestSmtpServer((address) => `550 ${address} is unknown here`);
  await deliverBy(smtp(mail.port));
  const messageId = await send();
  await eventually(messageId, { state: "failed", last_error: "address-refused", attempts: 1 });
});

test("a mail server that is away is tried again until it is back", async () => {
  const closed = await openTestSmtpServer();
  const { port } = closed;
  await closed.close();
  await deliverBy(smtp(port));
  const messageId = await send();
  await eventually(messageId, { state: "queued", last_error: "unreachable", attempts: 1 });
  mail = await openTestSmtpServer(undefined, port);
  await eventually(messageId, { state: "sent", last_error: null });
  expect(mail.mails).toHaveLength(1);
});

test("an SMS goes to the gateway with its token and the message's id", async () => {
  const seen: unknown[] = [];
  gateway = createServer((request, response) => {
    let body = "";
    request.on("data", (bytes: Buffer) => (body += bytes.toString()));
    request.on("end", () => {
      seen.push([request.method, request.headers.authorization, request.headers["idempotency-key"], JSON.parse(body)]);
      response.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => gateway?.listen(0, "127.0.0.1", resolve));
  const address = gateway.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  await deliverBy(readTransports({ KAPSTONE_SMS_URL: `http://127.0.0.1:${port}/send`, KAPSTONE_SMS_TOKEN: "secret" }, false));
  const messageId = await send({ channel: "sms", to: "+15550100", body: "Your visit is at 10:00." });
  await eventually(messageId, { state: "sent", transport: "sms-gateway" });
  const sent = { to: "+15550100", text: "Your visit is at 10:00.", reference: messageId };
  expect(seen).toEqual([["POST", "Bearer secret", messageId, sent]]);
});

test("where nothing is set up, the message stands in the outbox with that reason", async () => {
  await deliverBy(readTransports({}, false));
  await eventually(await send(), { state: "failed", last_error: "not-configured" });
});

test("half of a setting is refused at the start", () => {
  expect(() => readTransports({ KAPSTONE_SMTP_URL: "smtp://127.0.0.1" }, false)).toThrow("KAPSTONE_MAIL_FROM");
  expect(() => readTransports({ KAPSTONE_SMTP_URL: "127.0.0.1", KAPSTONE_MAIL_FROM: "a@b" }, false)).toThrow("smtp://");
});

test("a sign-in link is forgotten once it has left, and no member of staff ever reads it", async () => {
  mail = await openTestSmtpServer();
  await deliverBy(smtp(mail.port));
  const messageId = await send({ isSecret: true, body: "https://kapstone.example.org/l/key" });
  await eventually(messageId, { state: "sent", body: "" });
});

const staff = (role: StaffRole): Caller => ({
  kind: "staff",
  clinicId: data.clinics[0],
  personId: newId(),
  signInId: newId(),
  roles: [role],
  permissions: permissionsOf([role]),
});

test("the outbox shows the clinic's own messages, newest first, to those who may see it, keys only in the demo", async () => {
  const older = await send({ body: "older" });
  const newer = await send({ isSecret: true, body: "https://kapstone.example.org/l/key" });
  await send({ body: "another clinic's" }, data.clinics[1]);
  const ask = async (role: StaffRole, demo: boolean) => {
    const app = await openTestApp(
      data.database,
      () => staff(role),
      (routes) => messagesRoutes(routes, { demo }),
    );
    const answer = await app.inject({ url: "/api/outbox" });
    await app.close();
    return answer;
  };
  expect((await ask("monitor", true)).statusCode).toBe(403);
  const inDemo = (await ask("coordinator", true)).json();
  expect(inDemo.messages.slice(0, 2)).toMatchObject([
    { messageId: newer, body: "https://kapstone.example.org/l/key" },
    { messageId: older, body: "older", state: "queued" },
  ]);
  expect(JSON.stringify(inDemo)).not.toContain("another clinic's");
  expect((await ask("administrator", false)).json().messages[0]).toMatchObject({ messageId: newer, body: null });
});
