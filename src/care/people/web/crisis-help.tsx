import { crisisLines } from "#care/safety/rules/data/crisis-lines.ts";
import { useWords } from "#ui/words/use-words.ts";

import { crisisWords } from "./crisis-words.ts";
import styles from "./crisis-help.module.css";

/** Crisis lines, one tap to call. Stands on every page where a patient can type. */
export const CrisisHelp = () => {
  const t = useWords(crisisWords);
  return (
    <section aria-label={t("title")} className={styles["help"]}>
      <h2 className={styles["title"]}>{t("title")}</h2>
      {crisisLines.map(({ id, call, press }) => (
        <p key={id}>
          <a href={`tel:${call}`}>{t(`call.${id}`, { number: call, press: press ?? "" })}</a> — {t(`what.${id}`)}
        </p>
      ))}
      <p className={styles["note"]}>{t("notWatched")}</p>
    </section>
  );
};
