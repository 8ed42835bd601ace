import { useState } from "react";

const takeToken = (): string => {
  const token = location.hash.slice(1);
  // Out of the address bar and the history: a shared screen or a back button must not carry it.
  if (token !== "") history.replaceState(history.state, "", location.pathname);
  return token;
};

/** The secret behind `#` in a mailed link. It never reaches a server's log; it is sent when somebody acts. */
export const useLinkToken = (): string => {
  const [token] = useState(takeToken);
  return token;
};
