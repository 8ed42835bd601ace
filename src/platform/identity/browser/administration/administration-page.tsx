import { useState } from "react";

import { EmptyState } from "#ui/layout/empty-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useMay } from "../me.ts";
import { administrationWords } from "./administration-words.ts";
import styles from "./administration.module.css";
import { ChangesList } from "./changes-list.tsx";
import { StaffPanel } from "./staff-panel.tsx";
import { TokensPanel } from "./tokens-panel.tsx";

/** Fetched and drawn when somebody unfolds it. */
const ChangesFold = () => {
  const t = useWords(administrationWords);
  const [open, setOpen] = useState(false);
  return (
    <details className={styles["fold"]} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("changes.title")}</summary>
      {open && <ChangesList />}
    </details>
  );
};

/** The clinic's people and the programs that send to it, for its administrators. Below `SignedIn`. */
export const AdministrationPage = () => {
  const t = useWords(administrationWords);
  const mayManage = useMay("staff.manage");
  const mayTokens = useMay("token.create");
  const mayHistory = useMay("access-log.read");
  return (
    <Page title={t("title")} documentTitle={t("title")} intro={t("intro")}>
      {mayManage || mayTokens || mayHistory ? (
        <Stack gap={6}>
          {mayManage && <StaffPanel />}
          {mayTokens && <TokensPanel />}
          {mayHistory && <ChangesFold />}
        </Stack>
      ) : (
        <EmptyState title={t("closed")}>{t("closedBody")}</EmptyState>
      )}
    </Page>
  );
};
