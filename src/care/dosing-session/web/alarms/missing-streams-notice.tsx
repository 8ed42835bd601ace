import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { BoardSession } from "../../contract-answers.ts";
import styles from "./alarm-list.module.css";
import { sessionWords } from "../session-words.ts";

/** Stands as long as a parameter that must be watched without a pause is sent by no monitor. */
export const MissingStreamsNotice = ({ missingStreams }: Pick<BoardSession, "missingStreams">) => {
  const t = useWords(sessionWords);
  if (missingStreams.length === 0) return null;
  return (
    <p className={styles["notice"]}>
      <StateMark kind="lost" decorative /> {t("notStreamed", { what: missingStreams.map((one) => t(`values.${one}`)).join(", ") })}
    </p>
  );
};
