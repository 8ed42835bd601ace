import * as z from "zod/mini";

import { id } from "../../http/schema.ts";

const message = z.discriminatedUnion("type", [
  /** The store has changed. */
  z.object({ type: z.literal("changed") }),
  z.object({ type: z.literal("signed-in"), personId: z.nullable(id) }),
  /** What the sending tab found. */
  z.object({ type: z.literal("connection"), connection: z.enum(["unknown", "online", "offline"]) }),
]);
export type TabMessage = z.infer<typeof message>;

export type TabChannel = { readonly post: (sent: TabMessage) => void; readonly close: () => void };

/** Talks with the other tabs of this browser. A message that this version does not know is passed over. */
export const tabChannel = (name: string, receive: (sent: TabMessage) => void): TabChannel => {
  const channel = new BroadcastChannel(name);
  channel.addEventListener("message", (event: MessageEvent<unknown>) => {
    const parsed = z.safeParse(message, event.data);
    if (parsed.success) receive(parsed.data);
  });
  return { post: (sent) => channel.postMessage(sent), close: () => channel.close() };
};
