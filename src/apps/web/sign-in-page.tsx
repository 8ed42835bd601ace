import { Link } from "#ui/layout/link.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { webWords } from "./web-words.ts";
import styles from "./sign-in-page.module.css";

/** Two doors: one for patients, one for the clinic's people. */
export const SignInPage = () => {
  const t = useWords(webWords);
  return (
    <Page title={t("doors.title")} documentTitle={t("doors.title")} width="narrow">
      <Stack gap={4}>
        <Link href="/me" className={styles["door"]}>
          <strong>{t("doors.patient")}</strong>
          <span>{t("doors.patientHow")}</span>
        </Link>
        <Link href="/app" className={styles["door"]}>
          <strong>{t("doors.staff")}</strong>
          <span>{t("doors.staffHow")}</span>
        </Link>
      </Stack>
    </Page>
  );
};
