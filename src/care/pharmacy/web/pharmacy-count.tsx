import { useRead } from "#platform/http/browser/use-read.ts";
import { Link } from "#ui/layout/link.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { pharmacyTaskWords } from "./pharmacy-task-words.ts";

/** How much waits in the drug ledger; nothing while nothing does. */
export const PharmacyCount = () => {
  const t = useWords(pharmacyTaskWords);
  const { data, isError } = useRead(pharmacyContract.readTasks, {
    params: {},
    follows: { kinds: ["lot", "session"] },
    refreshEvery: 300_000,
  });
  if (isError) return <Panel title={t("title")}>{t("failed")}</Panel>;
  if (data === undefined || data.tasks.length === 0) return null;
  const overdue = data.tasks.filter((task) => task.overdue).length;
  return (
    <Panel title={t("title")}>
      <p>
        <Link href="/app/pharmacy">{t("count", { count: data.tasks.length })}</Link>
        {overdue > 0 && ` · ${t("overdue", { count: overdue })}`}
      </p>
    </Panel>
  );
};
