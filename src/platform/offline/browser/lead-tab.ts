/**
 * Calls `lead` once this tab holds the lock, which the browser gives to one tab at a time and passes on when a tab closes or dies.
 * Answers how to give it back. Without Web Locks (a plain-http address) every tab leads: the server still takes each command once.
 */
export const leadTab = (name: string, lead: (leads: boolean) => void): (() => void) => {
  // Missing outside secure contexts, whatever the types say.
  const locks: LockManager | undefined = "locks" in navigator ? navigator.locks : undefined;
  if (locks === undefined) {
    lead(true);
    return () => lead(false);
  }
  const leaving = new AbortController();
  const held = (): Promise<void> =>
    new Promise((resolve) => {
      leaving.signal.addEventListener("abort", () => resolve());
      lead(true);
    });
  locks.request(name, { signal: leaving.signal }, held).catch(() => undefined);
  return () => {
    lead(false);
    leaving.abort();
  };
};
