import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Timeline, type TimelineEntry } from "#ui/layout/timeline.tsx";
import { formatDate, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { useRead } from "../../../http/browser/use-read.ts";
import { staffContract, type ChangeEntry } from "../../staff-contract.ts";
import { useMe } from "../me.ts";
import { administrationWords } from "./administration-words.ts";
import { useChangeWords } from "./use-change-words.ts";

const atOnce = 30;
/** As many as the server gives. */
const most = 500;

const useEntries = (): ((change: ChangeEntry) => TimelineEntry) => {
  const locale = useLocale();
  const { timeZone } = useMe().clinic;
  const wordsOf = useChangeWords();
  return (change) => ({
    key: String(change.changeId),
    heading: formatDate(change.changedAt, timeZone, locale),
    time: formatTime(change.changedAt, timeZone, locale),
    dateTime: change.changedAt.toString(),
    ...wordsOf(change),
  });
};

/** What was changed about people, roles and tokens, newest first. Needs `access-log.read`. */
export const ChangesList = () => {
  const t = useWords(administrationWords);
  const [shown, setShown] = useState(atOnce);
  const entryOf = useEntries();
  const { data, isPending, refetch } = useRead(staffContract.readChanges, { params: {} });
  if (isPending) return <LoadingState />;
  if (data === undefined) return <ErrorState title={t("changes.failed")} onRetry={() => void refetch()} />;
  const { changes } = data;
  if (changes.length === 0) return <EmptyState title={t("changes.none")} />;
  return (
    <Stack gap={4}>
      <Timeline label={t("changes.title")} entries={changes.slice(0, shown).map(entryOf)} />
      {shown < changes.length && (
        <div>
          <Button onClick={() => setShown(shown + 100)}>{t("changes.older")}</Button>
        </div>
      )}
      {shown >= changes.length && changes.length >= most && <p>{t("changes.last")}</p>}
    </Stack>
  );
};
