import { ErrorState } from "#ui/layout/error-state.tsx";
import { Link } from "#ui/layout/link.tsx";
import { Page } from "#ui/layout/page.tsx";
import { useWords } from "#ui/words/use-words.ts";

import styles from "./page-failed.module.css";
import { webWords } from "./web-words.ts";

export const PageFailed = ({ reset }: { readonly reset: () => void }) => {
  const t = useWords(webWords);
  return (
    <Page title={t("failed.title")} width="narrow">
      <ErrorState title={t("failed.title")} kept={t("failed.kept")} onRetry={reset} />
    </Page>
  );
};

export const NothingHere = () => {
  const t = useWords(webWords);
  return (
    <main className={styles["page"]}>
      <Page title={t("nothing.title")} documentTitle={t("nothing.title")} intro={t("nothing.body")} width="narrow">
        <Link href="/">{t("failed.home")}</Link>
      </Page>
    </main>
  );
};
