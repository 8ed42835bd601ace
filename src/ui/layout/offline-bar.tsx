import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { StateMark } from "../state/state-mark.tsx";
import styles from "./offline-bar.module.css";

export interface Connection {
  readonly state: "online" | "offline" | "sending";
  /** Entries that are kept on this device and not yet with the server. */
  readonly waiting: number;
}

/** Shown while something is not sent; with a connection and nothing waiting it is not there. */
export const OfflineBar = ({ state, waiting }: Connection) => {
  const t = useWords(uiWords);
  const quiet = state === "online" && waiting === 0;
  return (
    <div role="status" data-print="no" className={quiet ? undefined : styles["bar"]}>
      {state === "sending" && <span>{t("connection.sending", { count: waiting })}</span>}
      {state === "offline" && (
        <>
          <StateMark kind="lost" decorative /> <span>{t("connection.offline")}</span>
        </>
      )}
      {state !== "sending" && waiting > 0 && <span>{t("connection.waiting", { count: waiting })}</span>}
    </div>
  );
};
