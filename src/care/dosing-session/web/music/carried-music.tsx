import { lazy, Suspense, useMemo, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";

import { useNow } from "#ui/state/use-now.ts";

import type { Room } from "../room/use-room.ts";
import type { RoomViewKind } from "../room/use-view.ts";

const RoomMusic = lazy(() => import("./room-music.tsx").then((file) => ({ default: file.RoomMusic })));

/** The one part of the music that goes with the clock. */
const TimedMusic = ({ room, figures }: { readonly room: Room; readonly figures: boolean }) => {
  useNow();
  return <RoomMusic room={room} now={room.serverNow()} figures={figures} />;
};

type CarriedMusicProps = {
  readonly room: Room;
  /** From afar there is no music, and in the quiet view no figure. */
  readonly view: RoomViewKind;
  /** Draws the view; what it is given shows the panel there. */
  readonly children: (panel: ReactNode) => ReactNode;
};

/**
 * Music goes on while the room changes to its quiet view and back: the panel is drawn once, into an element that the open view takes in.
 */
export const CarriedMusic = ({ room, view, children }: CarriedMusicProps) => {
  const [holder] = useState(() => document.createElement("div"));
  const panel = useMemo(() => <div ref={(element) => element?.append(holder)} />, [holder]);
  return (
    <>
      {children(panel)}
      {view !== "remote" &&
        createPortal(
          <Suspense fallback={null}>
            <TimedMusic room={room} figures={view === "room"} />
          </Suspense>,
          holder,
        )}
    </>
  );
};
