import type { Readable } from "node:stream";

/**
 * Lets the rest of a refused body flow away before the answer, up to a limit in bytes: a sender that is still writing when the
 * connection closes sees it break, and never reads why it was refused.
 */
export const swallowRest = (body: Readable, limit: number): Promise<void> =>
  new Promise((resolve) => {
    let seen = 0;
    const stop = (): void => {
      body.off("data", count);
      body.off("end", stop);
      body.off("close", stop);
      resolve();
    };
    const count = (chunk: Buffer): void => {
      seen += chunk.length;
      if (seen <= limit) return;
      body.pause();
      stop();
    };
    if (body.readableEnded || body.destroyed) return resolve();
    body.on("data", count);
    body.on("end", stop);
    body.on("close", stop);
  });
