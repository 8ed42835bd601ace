import { useState } from "react";

import type { Entry } from "#platform/offline/entry.ts";
import { useOutbox } from "#platform/offline/browser/use-outbox.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionStream } from "../../rules/dosing-session-stream.ts";
import { describeFact } from "./describe-fact.ts";
import styles from "./refused-entries.module.css";
import { roomWords } from "./room-words.ts";
import { useFactWords } from "./use-fact-words.ts";
import type { Room } from "./use-room.ts";

/** What a refused entry would have been, in the words of the timeline. */
const useDescription = (room: Room) => {
  const words = useFactWords(room.view?.staff, room.timeZone);
  return (entry: Entry): string =>
    entry.facts
      .map((stored) => describeFact({ event: dosingSessionStream.parse(stored) }, words))
      .map(({ title, body }) => (body === undefined ? title : `${title}: ${body}`))
      .join("; ");
};

type RefusedProps = { readonly entry: Entry; readonly what: string; readonly timeZone: string };

const Refused = ({ entry, what, timeZone }: RefusedProps) => {
  const t = useWords(roomWords);
  const locale = useLocale();
  const { sendAgain, remove } = useOutbox();
  const [leaving, setLeaving] = useState(false);
  const reason = entry.state.status === "refused" ? entry.state.problem.detail : "";
  return (
    <li className={styles["entry"]}>
      <p>
        <s>{what}</s> <span className={styles["quiet"]}>{formatTime(entry.observedAt, timeZone, locale)}</span>
      </p>
      <p className={styles["reason"]}>{reason}</p>
      <Row gap={2}>
        <Button onClick={() => void sendAgain(entry.commandId)}>{t("refused.again")}</Button>
        <Button kind="quiet" onClick={() => setLeaving(true)}>
          {t("refused.leave")}
        </Button>
      </Row>
      <ConfirmDialog
        open={leaving}
        onClose={() => setLeaving(false)}
        title={t("refused.title")}
        description={t("refused.body")}
        confirmLabel={t("refused.leave")}
        danger
        onConfirm={() => void remove(entry.commandId)}
      />
    </li>
  );
};

/** What was charted on this device and the server did not take: it stays until a person sends it again or lets it go. */
export const RefusedEntries = ({ room, timeZone }: { readonly room: Room; readonly timeZone: string }) => {
  const t = useWords(roomWords);
  const describe = useDescription(room);
  const { refused } = useOutbox();
  const ours = refused.filter(({ streamKey }) => streamKey.kind === dosingSessionStream.kind && streamKey.id === room.place.sessionId);
  if (ours.length === 0) return null;
  return (
    <Panel
      title={
        <>
          <StateMark kind="amber" decorative /> {t("refused.heading", { count: ours.length })}
        </>
      }
    >
      <ul className={styles["entries"]}>
        {ours.map((entry) => (
          <Refused key={entry.commandId} entry={entry} what={describe(entry)} timeZone={timeZone} />
        ))}
      </ul>
    </Panel>
  );
};
