import { useState } from "react";

import { inBoardOrder, steadyOrder, type OrderedRoom, type ShownOrder } from "./board-order.ts";

const nothing: ShownOrder = { ids: [], since: 0 };

/** The rooms in the order in which they need a person, without jumping about. */
export const useSteadyOrder = <Session extends OrderedRoom>(sessions: readonly Session[], now: Temporal.Instant): readonly Session[] => {
  const [shown, setShown] = useState(nothing);
  const wanted = inBoardOrder(sessions).map(({ sessionId }) => sessionId);
  const next = steadyOrder(shown, wanted, now.epochMilliseconds);
  if (next !== shown) setShown(next);
  return next.ids.flatMap((id) => sessions.find(({ sessionId }) => sessionId === id) ?? []);
};
