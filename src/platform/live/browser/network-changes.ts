export type NetworkListener = {
  /** The device says that it has no network. */
  readonly onOffline: () => void;
  /** It has one again, or the page is looked at again after a while: worth a try at once. */
  readonly onBack: () => void;
};

/** @returns ends the watching */
export const watchNetwork = ({ onOffline, onBack }: NetworkListener): (() => void) => {
  if (typeof window === "undefined") return () => undefined;
  const watching = new AbortController();
  const until = { signal: watching.signal };
  window.addEventListener("offline", onOffline, until);
  window.addEventListener("online", onBack, until);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && onBack(), until);
  return () => watching.abort();
};
