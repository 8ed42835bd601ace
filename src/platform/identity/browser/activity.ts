import { useEffect, useRef } from "react";

const signs = ["pointerdown", "keydown", "wheel", "touchstart"] as const;
const channelName = "kapstone-activity";

type Activity = {
  readonly isOn: boolean;
  readonly locksAfterMinutes: number;
  /** Somebody was active since the last telling; at most once a minute. */
  readonly onActive: () => void;
  readonly onIdle: () => void;
};

/**
 * Watches whether a person uses this browser, in any of its tabs: tells the server now and then while they do, and locks when they
 * have not for the agreed time. Requests that screens make by themselves play no part.
 */
export const useActivity = (activity: Activity): void => {
  const current = useRef(activity);
  useEffect(() => {
    current.current = activity;
  });
  const { isOn } = activity;
  useEffect(() => {
    if (!isOn) return undefined;
    let last = Date.now();
    let told = last;
    let fired = false;
    const channel = new BroadcastChannel(channelName);
    const noted = () => {
      const before = last;
      last = Date.now();
      if (last - before > 5_000) channel.postMessage("active");
    };
    channel.addEventListener("message", () => void (last = Date.now()));
    for (const sign of signs) addEventListener(sign, noted, { capture: true, passive: true });
    const check = () => {
      const idle = Date.now() - last;
      if (idle >= current.current.locksAfterMinutes * 60_000) {
        if (!fired) current.current.onIdle();
        fired = true;
        return;
      }
      fired = false;
      if (last <= told || Date.now() - told < 60_000) return;
      told = Date.now();
      current.current.onActive();
    };
    const timer = setInterval(check, 5_000);
    // A device that slept has no ticks: look as soon as it wakes.
    document.addEventListener("visibilitychange", check);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", check);
      for (const sign of signs) removeEventListener(sign, noted, { capture: true });
      channel.close();
    };
  }, [isOn]);
};
