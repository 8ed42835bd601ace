import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import styles from "./skip-link.module.css";

/** First on every page: leads past the navigation to `<main id="main">`. */
export const SkipLink = () => {
  const t = useWords(uiWords);
  return (
    <a
      href="#main"
      className={styles["skip"]}
      onClick={(event) => {
        event.preventDefault();
        document.getElementById("main")?.focus();
      }}
    >
      {t("shell.skip")}
    </a>
  );
};
