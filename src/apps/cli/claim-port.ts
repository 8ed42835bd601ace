import { createServer } from "node:net";

import { CannotGoOn } from "./cannot-go-on.ts";

type Place = { readonly host: string; readonly port: number };

const listenOnce = ({ host, port }: Place): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === "object" ? address.port : port));
    });
  });

/** Why a server cannot listen there, in plain words, with `again` as an example of what to run; undefined when it is something else. */
export const portProblem = (error: unknown, { host, port }: Place, again: string): CannotGoOn | undefined => {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE")
    return new CannotGoOn(
      `Port ${port} on ${host} is taken by another program. Choose another one, for example: PORT=${port + 1} ${again}`,
    );
  if (code === "EACCES")
    return new CannotGoOn(`This user may not listen on port ${port}. Choose one above 1023, for example: PORT=4780 ${again}`);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN")
    return new CannotGoOn(`${host} is no address of this machine. HOST is 127.0.0.1 for this machine alone, or 0.0.0.0 for its network.`);
  return undefined;
};

/**
 * Looks, before anything is started, whether the port can be listened on, and chooses a free one for port 0. Somebody may still be
 * faster before we listen; that is told in the same words then.
 */
export const claimPort = async (place: Place, again: string): Promise<number> =>
  listenOnce(place).catch((error: unknown) => {
    throw portProblem(error, place, again) ?? error;
  });
