import type { Instant } from "#kernel/time.ts";

/** A time as a device wrote it; `offset` is null where it did not say. */
export type SentTime = { readonly local: string; readonly offset: string | null };

export type SentCode = { readonly code: string; readonly text: string; readonly system: string };

/** One observation of a device, before anybody knows what it means. */
export type SentObservation = {
  readonly place: number;
  readonly valueType: string;
  readonly codes: readonly SentCode[];
  readonly values: readonly string[];
  readonly unit: SentCode | null;
  readonly flags: readonly string[];
  readonly status: string;
  readonly at: SentTime | null;
  /** The device's own id, where the message names one. */
  readonly equipment: string | null;
};

/** A message of one or more devices. */
export type SentMessage = {
  /** The ways in which the sender can be named in the directory. */
  readonly senders: readonly string[];
  /** The bed, as the monitor knows it; empty when it does not say. */
  readonly location: string;
  /** MSH-11. */
  readonly processing: string;
  readonly sentAt: SentTime | null;
  readonly observations: readonly SentObservation[];
};

/** When a message came, and the zone of the clinic, for clocks that do not say theirs. */
export type Arrival = { readonly receivedAt: Instant; readonly clinicZone: string };
