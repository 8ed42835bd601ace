import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import styles from "./loading-state.module.css";

interface LoadingStateProps {
  /** "Loading the visits". */
  readonly label?: string | undefined;
  readonly shape?: "lines" | "table" | "panel" | undefined;
  readonly lines?: number | undefined;
}

/** Appears after 200 ms, so that quick answers do not flicker; it stands still. */
export const LoadingState = ({ label, shape = "lines", lines = 4 }: LoadingStateProps) => {
  const t = useWords(uiWords);
  return (
    <div role="status" className={styles["loading"]} data-shape={shape}>
      <span className="visually-hidden">{label ?? t("states.loading")}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles["bone"]} />
      ))}
    </div>
  );
};
