import { useEffect, useState } from "react";

/** Keeps the screen awake while the component is there. @returns false where the browser cannot */
export const useAwake = (): boolean => {
  const [awake, setAwake] = useState(true);
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let ended = false;
    const hold = async (): Promise<void> => {
      if (ended || document.visibilityState !== "visible" || (lock !== undefined && !lock.released)) return;
      // A screen that was out of sight has lost its lock: it is asked for again as soon as it is back.
      lock = await navigator.wakeLock.request("screen");
      setAwake(true);
    };
    const tryToHold = (): void => void hold().catch(() => setAwake(false));
    if ("wakeLock" in navigator) tryToHold();
    else queueMicrotask(() => setAwake(false));
    document.addEventListener("visibilitychange", tryToHold);
    const timer = setInterval(tryToHold, 30_000);
    return () => {
      ended = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tryToHold);
      void lock?.release();
    };
  }, []);
  return awake;
};
