import { useWords } from "#ui/words/use-words.ts";

import { crisisWords } from "./crisis-words.ts";
import styles from "./crisis-help.module.css";

/** Crisis lines, one tap to call. Stands on every page where a patient can type. */
export const CrisisHelp = () => {
  const t = useWords(crisisWords);
  return (
    <section aria-label={t("title")} className={styles["help"]}>
      <h2 className={styles["title"]}>{t("title")}</h2>
      <p>
        <a href="tel:988">{t("call")}</a> — {t("callWhat")}
      </p>
      <p>
        <a href="tel:911">{t("emergency")}</a> — {t("emergencyWhat")}
      </p>
      <p className={styles["note"]}>{t("notWatched")}</p>
    </section>
  );
};
