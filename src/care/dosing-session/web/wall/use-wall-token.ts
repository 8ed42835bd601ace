import { useState } from "react";

const key = "kapstone-wall";

const kept = (): string => {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
};

/** Behind `#`, so that no server's log gets it; out of the address bar once it was read. */
const fromAddress = (): string => {
  const token = location.hash.slice(1);
  if (token !== "") history.replaceState(history.state, "", location.pathname);
  return token;
};

const keep = (token: string): void => {
  try {
    localStorage.setItem(key, token);
  } catch {
    // Then it holds until the page is loaded again.
  }
};

/** The token of this screen, as the address brought it or as it was kept; and how to take another. */
export const useWallToken = (): readonly [string, (token: string) => void] => {
  const [token, setToken] = useState(() => {
    const brought = fromAddress();
    if (brought !== "") keep(brought);
    return brought === "" ? kept() : brought;
  });
  return [
    token,
    (next) => {
      keep(next.trim());
      setToken(next.trim());
    },
  ];
};
