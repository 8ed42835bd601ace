import type { ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import styles from "./training-frame.module.css";

interface TrainingFrameProps {
  readonly children: ReactNode;
  /** Off, the children stand as they are. */
  readonly on?: boolean | undefined;
}

/** A striped frame round the whole screen: nobody shall take practice for care, or care for practice. */
export const TrainingFrame = ({ children, on = true }: TrainingFrameProps) => {
  const t = useWords(uiWords);
  if (!on) return <>{children}</>;
  return (
    <div className={styles["room"]}>
      <aside aria-label={t("training.label")} className={styles["label"]}>
        <strong>{t("training.label")}</strong> · {t("training.hint")}
      </aside>
      {children}
      <div className={styles["frame"]} aria-hidden="true" />
    </div>
  );
};
