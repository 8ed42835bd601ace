import type { Uuid } from "#kernel/ids.ts";

import type { Channel, FailureKind } from "./message-table.ts";

export type Letter = {
  readonly messageId: Uuid;
  readonly to: string;
  readonly subject: string | null;
  readonly body: string;
};

/** The message did not leave. `isFinal`: another try would end the same. */
export class DeliveryFailed extends Error {
  readonly kind: FailureKind;
  readonly isFinal: boolean;
  constructor(kind: FailureKind, isFinal: boolean) {
    super(kind);
    this.kind = kind;
    this.isFinal = isFinal;
  }
}

/** Hands a message over to the outside. Throws `DeliveryFailed`. */
export type Transport = { readonly name: string; readonly send: (letter: Letter) => Promise<void> };

export type Transports = Readonly<Record<Channel, Transport>>;

/** In the demo nothing leaves the machine: the message stands in the outbox on screen. */
export const demoTransport: Transport = { name: "demo", send: () => Promise.resolve() };

/** Where nothing was set up: the message stands in the outbox with that reason. */
export const missingTransport: Transport = {
  name: "none",
  send: () => Promise.reject(new DeliveryFailed("not-configured", true)),
};
