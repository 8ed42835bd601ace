import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Timeline } from "#ui/layout/timeline.tsx";
import { formatDate, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { ContactView } from "../contract.ts";
import { ContactDialog } from "./contact-dialog.tsx";
import { followUpWords } from "./follow-up-words.ts";
import styles from "./follow-up.module.css";

type ContactLogProps = {
  readonly episodeId: string;
  readonly contacts: readonly ContactView[];
  readonly timeZone: string;
  readonly mayContact: boolean;
};

/** Every contact in the follow-up, newest first. */
export const ContactLog = ({ episodeId, contacts, timeZone, mayContact }: ContactLogProps) => {
  const t = useWords(followUpWords);
  const locale = useLocale();
  const [recording, setRecording] = useState(false);
  const entries = contacts.toReversed().map((contact) => ({
    key: contact.contactId,
    heading: formatDate(contact.at, timeZone, locale),
    time: formatTime(contact.at, timeZone, locale),
    dateTime: contact.at.toString(),
    title: `${t(`contact.hows.${contact.how}`)} · ${t(`contact.outcomes.${contact.outcome}`)}`,
    body: contact.note,
  }));
  return (
    <Panel title={t("contact.title")} actions={mayContact && <Button onClick={() => setRecording(true)}>{t("contact.record")}</Button>}>
      {entries.length === 0 ? (
        <p className={styles["quiet"]}>{t("contact.none")}</p>
      ) : (
        <Timeline label={t("contact.title")} entries={entries} />
      )}
      {recording && <ContactDialog episodeId={episodeId} onClose={() => setRecording(false)} />}
    </Panel>
  );
};
