import type pg from "pg";

const frame = (kind: "d" | "c", payload: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(kind, 0, "latin1");
  head.writeInt32BE(payload.length + 4, 1);
  return Buffer.concat([head, payload]);
};

const copyDone = frame("c", Buffer.alloc(0));

/** Runs `copy … from stdin` with the whole text at once, as one durable transaction. The driver itself has no way to say that. */
export const copyIn = (client: pg.Client, command: string, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    client.query({
      submit: (connection: pg.Connection) => connection.query(command),
      handleCopyInResponse: (connection: pg.Connection) =>
        connection.stream.write(Buffer.concat([frame("d", Buffer.from(text)), copyDone])),
      handleCommandComplete: () => undefined,
      handleError: reject,
      handleReadyForQuery: () => resolve(),
    });
  });
