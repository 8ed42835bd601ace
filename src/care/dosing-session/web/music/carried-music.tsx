import { lazy, Suspense, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";

import { useNow } from "#ui/state/use-now.ts";

import type { Room } from "../room/use-room.ts";

const RoomMusic = lazy(() => import("./room-music.tsx").then((file) => ({ default: file.RoomMusic })));

type CarriedMusicProps = {
  readonly room: Room;
  /** Whether this tablet is in the room; from afar there is no music. */
  readonly here: boolean;
  /** Draws the view; what it is given shows the panel there. */
  readonly children: (panel: ReactNode) => ReactNode;
};

/**
 * Music goes on while the room changes to its quiet view and back: the panel is drawn once, into an element that the open view takes in.
 */
export const CarriedMusic = ({ room, here, children }: CarriedMusicProps) => {
  const [holder] = useState(() => document.createElement("div"));
  useNow();
  return (
    <>
      {children(<div ref={(element) => element?.append(holder)} />)}
      {here &&
        createPortal(
          <Suspense fallback={null}>
            <RoomMusic room={room} now={room.serverNow()} />
          </Suspense>,
          holder,
        )}
    </>
  );
};
