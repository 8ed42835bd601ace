import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { StateMark } from "../state/state-mark.tsx";
import styles from "./connection-status.module.css";

interface Connection {
  readonly state: "online" | "offline" | "sending";
  /** Entries that are kept on this device and not yet with the server. */
  readonly waiting: number;
}

/** Whether all is sent, in two words for a top bar: "○ 2 not yet sent". */
export const ConnectionStatus = ({ state, waiting }: Connection) => {
  const t = useWords(uiWords);
  const mark =
    state === "offline" ? <StateMark kind="lost" decorative /> : <span className={waiting > 0 ? styles["open"] : styles["full"]} />;
  return (
    <span role="status" className={styles["status"]}>
      <span aria-hidden="true">{mark}</span>
      {waiting > 0
        ? t("connection.notYetSent", { count: waiting })
        : t(state === "offline" ? "connection.offlineShort" : "connection.online")}
    </span>
  );
};
