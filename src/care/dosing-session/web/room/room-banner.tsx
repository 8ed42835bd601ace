import { milligramsOf } from "#kernel/quantity.ts";
import { formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { RoomChart } from "../../contract-answers.ts";
import styles from "./room-banner.module.css";
import { roomWords } from "./room-words.ts";
import { sessionWords } from "../session-words.ts";
import type { Room } from "./use-room.ts";

const yearsOf = (birthDate: string, today: Temporal.PlainDate): number =>
  Temporal.PlainDate.from(birthDate).until(today, { largestUnit: "year" }).years;

/** The places that may be touched, those with a question first marked as such, and what was agreed in words. */
const AgreedTouch = ({ touch }: Pick<RoomChart, "touch">) => {
  const t = useWords(roomWords);
  if (touch === null) return <>{t("agreed.notAgreed")}</>;
  const open = (["hand", "shoulder"] as const).filter((place) => touch[place] !== "no");
  const places = open.map((place) => (touch[place] === "ask" ? t("agreed.ask", { place: t(`agreed.${place}`) }) : t(`agreed.${place}`)));
  const said = [...places, touch.other].filter((words) => words !== "");
  return <>{said.length === 0 ? t("agreed.no") : said.join(", ")}</>;
};

/** What was agreed with the patient, and what must be known beside them. Unknown is said, never left out. */
const Agreed = ({ chart }: { readonly chart: RoomChart }) => {
  const t = useWords(roomWords);
  const locale = useLocale();
  const { allergies, weight, touch, boosterMaximum, recording, stopWord } = chart;
  return (
    <>
      <span>
        {t("agreed.allergies")}:{" "}
        {allergies === null ? t("agreed.unknown") : allergies.length === 0 ? t("agreed.none") : allergies.join(", ")}
      </span>
      <span>{weight === null ? t("agreed.noWeight") : `${formatNumber(weight.value.value, locale, { maximumFractionDigits: 1 })} kg`}</span>
      <span>
        {t("agreed.touch")}: <AgreedTouch touch={touch} />
      </span>
      <span>
        {t("agreed.booster")}: {boosterMaximum === null ? t("agreed.no") : `≤ ${formatNumber(milligramsOf(boosterMaximum), locale)} mg`}
      </span>
      <span>
        {t("agreed.recording")}: {recording ? t("agreed.yes") : t("agreed.no")}
      </span>
      {stopWord !== null && stopWord !== "" && (
        <span>
          {t("agreed.stopWord")}: “{stopWord}”
        </span>
      )}
    </>
  );
};

/** Who this is and what was ordered; it stays in sight while everything else scrolls. */
export const RoomBanner = ({ room }: { readonly room: Room }) => {
  const t = useWords(roomWords);
  const words = useWords(sessionWords);
  const locale = useLocale();
  const { view, session } = room;
  if (view === undefined) return null;
  const { birthDate } = view.patient;
  const today = Temporal.Now.plainDateISO(view.timeZone);
  const { opened } = session;
  return (
    <div className={styles["banner"]}>
      {birthDate !== null && <span>{t("years", { count: yearsOf(birthDate, today) })}</span>}
      {view.roomName !== null && <span>{view.roomName}</span>}
      {opened !== null && (
        <span>{t("ordered", { amount: formatNumber(milligramsOf(opened.dose), locale), route: words(`routes.${opened.route}`) })}</span>
      )}
      <Agreed chart={view.chart} />
    </div>
  );
};
