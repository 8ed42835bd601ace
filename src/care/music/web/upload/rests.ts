/** Waits that end early: when the network is back, or when somebody says so. */
export const rests = () => {
  const wakers = new Map<string, () => void>();
  return {
    rest: (name: string, milliseconds: number): Promise<void> =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          removeEventListener("online", wake);
          wakers.delete(name);
          resolve();
        };
        const timer = setTimeout(wake, milliseconds);
        addEventListener("online", wake);
        wakers.set(name, wake);
      }),
    /** Whether somebody was waiting. */
    wake: (name: string): boolean => {
      const wake = wakers.get(name);
      wake?.();
      return wake !== undefined;
    },
  };
};
