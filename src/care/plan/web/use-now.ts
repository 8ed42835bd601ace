import { useEffect, useState } from "react";

/** The clock, told anew each half minute: ages on screen and conditions of a gate grow old while a page is open. */
export const useNow = (): Temporal.Instant => {
  const [now, setNow] = useState(() => Temporal.Now.instant());
  useEffect(() => {
    const timer = setInterval(() => setNow(Temporal.Now.instant()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
};
