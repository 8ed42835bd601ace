/** Resolves at Ctrl-C or SIGTERM. A second Ctrl-C ends the program at once; what was acknowledged is already safe. */
export const untilToldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => {
      process.once("SIGINT", () => process.exit(130));
      resolve();
    };
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  });
