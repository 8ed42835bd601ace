/** Wishes of a patient for music that a list may suit; they are words of the preparation (`preparation/rules/events.ts`). */
export const listWishes = ["calm", "nature", "clinic-chooses"] as const;
export type ListWish = (typeof listWishes)[number];
