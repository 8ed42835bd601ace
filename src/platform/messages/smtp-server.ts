import { createServer, type AddressInfo, type Socket } from "node:net";

export type ReceivedMail = { readonly from: string; readonly to: readonly string[]; readonly data: string };

export type TestSmtpServer = {
  readonly port: number;
  readonly mails: readonly ReceivedMail[];
  readonly close: () => Promise<void>;
};

/** What the server says to a recipient; undefined: welcome. */
export type RecipientRule = (address: string) => string | undefined;

const addressIn = (line: string): string => /<([^>]*)>/.exec(line)?.[1] ?? "";

/** Talks SMTP (RFC 5321) with one client, as far as a sender needs it. */
const converse = (socket: Socket, mails: ReceivedMail[], rule: RecipientRule): void => {
  let text = "";
  let inData = false;
  let from = "";
  let to: string[] = [];
  const say = (line: string): void => void socket.write(`${line}\r\n`);

  const hear = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === "EHLO") return say("250 test");
    if (verb === "MAIL") {
      from = addressIn(line);
      to = [];
      return say("250 ok");
    }
    if (verb === "RCPT") {
      const refusal = rule(addressIn(line));
      if (refusal === undefined) to.push(addressIn(line));
      return say(refusal ?? "250 ok");
    }
    if (verb === "DATA") {
      inData = true;
      return say("354 go on");
    }
    if (verb === "QUIT") return void socket.end("221 bye\r\n");
    return say("250 ok");
  };

  const read = (): void => {
    for (;;) {
      const end = text.indexOf(inData ? "\r\n.\r\n" : "\r\n");
      if (end === -1) return;
      const part = text.slice(0, end);
      text = text.slice(end + (inData ? 5 : 2));
      if (!inData) hear(part);
      else {
        inData = false;
        mails.push({ from, to, data: part });
        say("250 taken");
      }
    }
  };
  socket.on("data", (bytes) => {
    text += bytes.toString("utf8");
    read();
  });
  socket.on("error", () => undefined);
  say("220 test");
};

/** A real SMTP server on loopback that keeps what it is sent, for tests. */
export const openTestSmtpServer = async (rule: RecipientRule = () => undefined, port = 0): Promise<TestSmtpServer> => {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    converse(socket, mails, rule);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    mails,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
};
