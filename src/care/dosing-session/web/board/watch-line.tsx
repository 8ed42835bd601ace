import { StateMark } from "#ui/state/state-mark.tsx";
import { formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { BoardSession } from "../../contract-answers.ts";
import { handoverWords } from "../handover/handover-words.ts";
import styles from "./room-card.module.css";

type WatchLineProps = { readonly session: BoardSession; readonly timeZone: string };

/** Who has the watch of this room; that nobody has it, and whose break is too long, stand out. */
export const WatchLine = ({ session: { watch, people, firstDoseAt }, timeZone }: WatchLineProps) => {
  const t = useWords(handoverWords);
  const locale = useLocale();
  if (watch === null) return null;
  const nameOf = (staffId: string): string => people.find((one) => one.staffId === staffId)?.name ?? t("somebody");
  const time = (at: Temporal.Instant): string => formatTime(at, timeZone, locale);
  return (
    <>
      {watch.holderId !== null && <span>{t("responsible", { name: nameOf(watch.holderId) })}</span>}
      {watch.holderId === null && (
        <span className={firstDoseAt === null ? undefined : styles["overdue"]}>
          {firstDoseAt !== null && <StateMark kind="amber" decorative />} {t("nobody", { time: time(watch.since) })}
        </span>
      )}
      {watch.late.map(({ staffId, expectedBackAt }) => (
        <span key={staffId} className={styles["overdue"]}>
          <StateMark kind="overdue" decorative /> {t("overdue", { name: nameOf(staffId), time: time(expectedBackAt) })}
        </span>
      ))}
    </>
  );
};
