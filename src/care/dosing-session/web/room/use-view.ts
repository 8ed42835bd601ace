import { useCallback, useState } from "react";

export const roomViews = ["room", "quiet", "remote"] as const;
export type RoomViewKind = (typeof roomViews)[number];

const storageKey = "kapstone.room.view";

const stored = (): RoomViewKind => {
  try {
    return roomViews.find((one) => one === localStorage.getItem(storageKey)) ?? "room";
  } catch {
    return "room";
  }
};

/** How this device shows the room; the device remembers it. */
export const useView = (): readonly [RoomViewKind, (view: RoomViewKind) => void] => {
  const [view, setView] = useState(stored);
  const choose = useCallback((next: RoomViewKind): void => {
    setView(next);
    try {
      localStorage.setItem(storageKey, next);
    } catch {
      // The page keeps the choice as long as it is open.
    }
  }, []);
  return [view, choose];
};
