import type { Device } from "./device.ts";

/** Blanks around and inside, and capitals, tell no two devices apart. */
export const identifierOf = (text: string): string => text.trim().replaceAll(/\s+/g, " ").toUpperCase();

export type Named = { readonly equipment: string | null; readonly location: string; readonly senders: readonly string[] };

export type Identified<D> =
  | { readonly is: "known"; readonly device: D }
  | { readonly is: "unknown" }
  /** Several devices of the directory could be meant. */
  | { readonly is: "ambiguous" };

/**
 * Which device of the directory speaks (DEV-10). An id of the equipment decides alone: a sender that brings values of several devices
 * never lends one of them its own name. Without one the bed decides, then the sender.
 */
export const identifyDevice = <D extends Pick<Device, "identifiers">>(devices: readonly D[], named: Named): Identified<D> => {
  const ways = named.equipment === null ? [[named.location], named.senders] : [[named.equipment]];
  for (const way of ways) {
    const names = new Set(way.map(identifierOf).filter((one) => one !== ""));
    const found = devices.filter(({ identifiers }) => identifiers.some((one) => names.has(identifierOf(one))));
    const [first] = found;
    if (first !== undefined) return found.length === 1 ? { is: "known", device: first } : { is: "ambiguous" };
  }
  return { is: "unknown" };
};
