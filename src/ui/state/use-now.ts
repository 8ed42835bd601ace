import { useEffect, useState } from "react";

/** The time, renewed every `seconds`: ages and countdowns are drawn from it. */
export const useNow = (seconds = 1): Temporal.Instant => {
  const [now, setNow] = useState(() => Temporal.Now.instant());
  useEffect(() => {
    const timer = setInterval(() => setNow(Temporal.Now.instant()), seconds * 1_000);
    return () => clearInterval(timer);
  }, [seconds]);
  return now;
};
