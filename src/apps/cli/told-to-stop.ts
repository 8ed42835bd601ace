/** One press of Ctrl-C can arrive twice: from the terminal and from npm. Only a later one is meant as a second. */
const onePress = 1_000;
const lookForParentEvery = 500;

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export type ToldToStop = {
  /** Aborted when somebody wants the program to stop. */
  readonly signal: AbortSignal;
  readonly promise: Promise<void>;
};

/** npm tells its shell to end, and the shell does not pass that on: when it is gone, this program is meant. */
const watchParent = (onGone: () => void): void => {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, lookForParentEvery);
  timer.unref();
};

/**
 * Listens for Ctrl-C, SIGTERM, a closed terminal and the end of the npm that started this. Pressing Ctrl-C again ends the program at
 * once; what was acknowledged is safe already.
 */
export const listenForStop = (): ToldToStop => {
  const stopping = new AbortController();
  let toldAt: number | undefined;
  const tell = (): void => {
    toldAt ??= performance.now();
    stopping.abort();
  };
  for (const signal of signals) {
    process.on(signal, () => {
      if (signal === "SIGINT" && toldAt !== undefined && performance.now() - toldAt > onePress) process.exit(130);
      tell();
    });
  }
  watchParent(tell);
  const promise = new Promise<void>((resolve) => stopping.signal.addEventListener("abort", () => resolve(), { once: true }));
  return { signal: stopping.signal, promise };
};
