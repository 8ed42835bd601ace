import { memo, type ReactNode } from "react";

import { milligramsOf } from "#kernel/quantity.ts";
import { Link } from "#ui/layout/link.tsx";
import { formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { RoomChart } from "../../contract-answers.ts";
import { BannerFlags } from "./banner-flags.tsx";
import styles from "./room-banner.module.css";
import { roomWords } from "./room-words.ts";
import { sessionWords } from "../session-words.ts";
import type { Room } from "./use-room.ts";
import { viewWords } from "./view-words.ts";

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

/** Who this is, and what was agreed and ordered. */
const Patient = memo(({ room }: { readonly room: Room }) => {
  const t = useWords(roomWords);
  const view = useWords(viewWords);
  const words = useWords(sessionWords);
  const locale = useLocale();
  const { patient, chart } = room.view ?? {};
  const birthDate = patient?.birthDate ?? null;
  const roomName = room.view?.roomName ?? null;
  const today = Temporal.Now.plainDateISO(room.timeZone);
  const { opened } = room.session;
  return (
    <section className={styles["banner"]} aria-label={view("banner")}>
      <h1 className={styles["name"]} tabIndex={-1}>
        {patient?.name ?? t("title")}
      </h1>
      <div className={styles["facts"]}>
        {birthDate !== null && <span>{t("years", { count: yearsOf(birthDate, today) })}</span>}
        {chart && <Agreed chart={chart} />}
        {chart && <BannerFlags flags={chart.flags} />}
        {opened !== null && (
          <span>{t("ordered", { amount: formatNumber(milligramsOf(opened.dose), locale), route: words(`routes.${opened.route}`) })}</span>
        )}
        {roomName !== null && <span>{roomName}</span>}
        <Link href={`/app/episodes/${room.place.episodeId}`}>{t("episode")}</Link>
      </div>
    </section>
  );
});

type RoomBannerProps = { readonly room: Room; readonly children: ReactNode };

/** The patient and the time; it stays in sight while everything else scrolls. */
export const RoomBanner = ({ room, children }: RoomBannerProps) => (
  <header className={styles["pinned"]}>
    <Patient room={room} />
    {children}
  </header>
);
