import { milligramsOf } from "#kernel/quantity.ts";
import { formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import styles from "./room-banner.module.css";
import { roomWords } from "./room-words.ts";
import { sessionWords } from "./session-words.ts";
import type { Room } from "./use-room.ts";

const yearsOf = (birthDate: string, today: Temporal.PlainDate): number =>
  Temporal.PlainDate.from(birthDate).until(today, { largestUnit: "year" }).years;

/** Who this is and what was ordered; it stays in sight while everything else scrolls. */
export const RoomBanner = ({ room, extra }: { readonly room: Room; readonly extra?: React.ReactNode }) => {
  const t = useWords(roomWords);
  const words = useWords(sessionWords);
  const locale = useLocale();
  const { view, session } = room;
  if (view === undefined) return null;
  const { name, birthDate } = view.patient;
  const today = Temporal.Now.plainDateISO(view.timeZone);
  const { opened } = session;
  return (
    <div className={styles["banner"]}>
      <strong className={styles["name"]}>{name}</strong>
      {birthDate !== null && <span>{t("years", { count: yearsOf(birthDate, today) })}</span>}
      {view.roomName !== null && <span>{view.roomName}</span>}
      {opened !== null && (
        <span>{t("ordered", { amount: formatNumber(milligramsOf(opened.dose), locale), route: words(`routes.${opened.route}`) })}</span>
      )}
      {extra}
    </div>
  );
};
