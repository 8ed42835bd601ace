import { useCallback, useRef } from "react";

import { useToasts } from "#ui/controls/use-toasts.ts";

/** How long an entry can be taken back with one tap, in seconds. */
const undoSeconds = 10;

/** Offers to take the last entry back; taking back crosses it out, it does not vanish. */
export type Undo = {
  readonly offer: (message: string, undo: () => void) => void;
  /** Takes the last entry back by key; false when there is none that young. */
  readonly takeBack: () => boolean;
};

export const useUndo = (): Undo => {
  const { show } = useToasts();
  const last = useRef<{ readonly undo: () => void; readonly until: number } | undefined>(undefined);
  const offer = useCallback<Undo["offer"]>(
    (message, undo) => {
      let done = false;
      const once = (): void => {
        if (done) return;
        done = true;
        last.current = undefined;
        undo();
      };
      const dismiss = show({ message, undo: once, seconds: undoSeconds });
      last.current = { undo: () => (once(), dismiss()), until: performance.now() + undoSeconds * 1_000 };
    },
    [show],
  );
  const takeBack = useCallback(() => {
    const one = last.current;
    if (one === undefined || performance.now() > one.until) return false;
    one.undo();
    return true;
  }, []);
  return { offer, takeBack };
};
