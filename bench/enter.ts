import { withLines } from "./http-line.ts";

/** A nurse's sign-in. */
export type Entered = { readonly cookie: string };

/** Enters the clinic through the demo’s own door: one request, and of its cookies the one that signs in. */
export const enter = (url: string, clinicId: string): Promise<Entered> =>
  withLines(url, 1, async ([line]) => {
    const answer = await line?.send("POST", `/api/demo/${clinicId}/enter`, {}, JSON.stringify({ role: "monitor" }));
    const cookie = /\r\nset-cookie: (kapstone=[^;\r]+)/i.exec(answer?.head ?? "")?.[1];
    if (cookie === undefined) throw new Error(`The bench could not sign in: ${answer?.status}.`);
    return { cookie };
  });
