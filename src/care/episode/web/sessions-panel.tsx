import { useState } from "react";

import { dosingSessionContract } from "#care/dosing-session/contract.ts";
import { sessionWords } from "#care/dosing-session/web/session-words.ts";
import { milligramsOf } from "#kernel/quantity.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { Link } from "#ui/layout/link.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { formatDateTime, formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { episodeWords } from "./episode-words.ts";
import { OpenSession } from "./open-session.tsx";
import styles from "./standing-panels.module.css";

type SessionsPanelProps = { readonly episodeId: string; readonly timeZone: string; readonly mayOpen: boolean };

/** The episode's dosing sessions, newest first, and the way to open one. */
export const SessionsPanel = ({ episodeId, timeZone, mayOpen }: SessionsPanelProps) => {
  const t = useWords(episodeWords);
  const words = useWords(sessionWords);
  const locale = useLocale();
  const [opening, setOpening] = useState(false);
  const { data } = useRead(dosingSessionContract.readSessions, { params: { episodeId }, follows: { episodeId } });
  const sessions = (data?.sessions ?? []).toReversed();
  const isRunning = sessions.some((session) => session.status === "open");
  return (
    <Panel
      title={t("sessions.title")}
      actions={mayOpen && !isRunning && <Button onClick={() => setOpening(true)}>{t("sessions.open")}</Button>}
    >
      {data !== undefined && sessions.length === 0 && <p>{t("sessions.none")}</p>}
      <ul className={styles["list"]}>
        {sessions.map((session) => (
          <li key={session.sessionId} className={styles["line"]}>
            <span className={styles["what"]}>
              <Link href={`/app/episodes/${episodeId}/sessions/${session.sessionId}`}>
                {formatDateTime(session.openedAt, timeZone, locale)}
              </Link>
              <span className={styles["reason"]}>
                {session.given.value === 0
                  ? t("sessions.nothingGiven")
                  : t("sessions.given", { amount: formatNumber(milligramsOf(session.given), locale) })}
                , {words(`routes.${session.route}`)}
              </span>
            </span>
            <Link href={`/app/episodes/${episodeId}/sessions/${session.sessionId}/replay`}>{words("replay")}</Link>
            <span className={styles["turn"]}>{words(`status.${session.status}`)}</span>
          </li>
        ))}
      </ul>
      {opening && <OpenSession episodeId={episodeId} onClose={() => setOpening(false)} />}
    </Panel>
  );
};
