import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { Button } from "#ui/controls/button.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useNow } from "#ui/state/use-now.ts";
import { formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract as contract } from "../../contract.ts";
import { peoplePresent, type Handover } from "../../rules/dosing-session.ts";
import { acceptHandover, beginBreak, endBreak, endHandover, offerHandover, takeResponsibility } from "../../rules/hand-over.ts";
import { handoverSummary } from "../../rules/handover-summary.ts";
import { overdueBreaks, responsibility, responsibleAt } from "../../rules/responsibility.ts";
import { roomWords } from "../room/room-words.ts";
import type { Room } from "../room/use-room.ts";
import { sessionWords } from "../session-words.ts";
import { handoverWords } from "./handover-words.ts";
import { summaryText } from "./summary-text.ts";
import styles from "./watch-panel.module.css";

type WatchProps = { readonly room: Room; readonly me: string };
type Named = { readonly nameOf: (staffId: string) => string };

/** What both see before the watch moves. */
const Summary = ({ text }: { readonly text: string }) => <p className={styles["summary"]}>{text}</p>;

const Offered = ({ room, me, offer, nameOf }: WatchProps & Named & { readonly offer: Handover }) => {
  const t = useWords(handoverWords);
  const { handoverId } = offer;
  const accept = (): void =>
    void room.chart(contract.acceptHandover, { handoverId }, (session, meta) => acceptHandover(session, { handoverId }, meta));
  const end = (): void => {
    const body = { handoverId, reason: "" };
    void room.chart(contract.endHandover, body, (session, meta) => endHandover(session, body, meta));
  };
  const isMine = offer.to === me;
  return (
    <Stack gap={2}>
      <p>{isMine ? t("offeredToMe", { name: nameOf(offer.from) }) : t("waiting", { name: nameOf(offer.to) })}</p>
      <Summary text={offer.summary} />
      <Row gap={2}>
        {isMine && (
          <Button kind="primary" onClick={accept}>
            {t("accept")}
          </Button>
        )}
        {(isMine || offer.from === me) && <Button onClick={end}>{t(isMine ? "decline" : "withdraw")}</Button>}
      </Row>
    </Stack>
  );
};

const OfferForm = ({ room, me, onDone }: WatchProps & { readonly onDone: () => void }) => {
  const t = useWords(handoverWords);
  const [session, words] = [useWords(sessionWords), useWords(roomWords)];
  const locale = useLocale();
  const others = (room.view?.staff ?? []).filter((one) => one.id !== me);
  const [to, setTo] = useState(peoplePresent(room.session).find((one) => one.staffId !== me)?.staffId ?? others[0]?.id ?? "");
  const now = useNow();
  const timeZone = room.view?.timeZone ?? "UTC";
  const summary = summaryText(handoverSummary(room.session, now), { handover: t, session, room: words, timeZone, locale });
  const send = (): void => {
    const body = { handoverId: newId(), to, summary };
    void room.chart(contract.offerHandover, body, (state, meta) => offerHandover(state, body, meta)).then(onDone);
  };
  return (
    <Stack gap={2}>
      <SelectField label={t("to")} value={to} options={others.map(({ id, name }) => ({ value: id, label: name }))} onChange={setTo} />
      <Summary text={summary} />
      <Button kind="primary" onClick={send} disabled={to === ""}>
        {t("send")}
      </Button>
    </Stack>
  );
};

const breakMinutes = [5, 10, 15, 30] as const;

const BreakForm = ({
  room,
  isResponsible,
  onDone,
}: {
  readonly room: Room;
  readonly isResponsible: boolean;
  readonly onDone: () => void;
}) => {
  const t = useWords(handoverWords);
  const now = useNow();
  const begin = (minutes: number): void => {
    const expectedBackAt = now.add({ minutes });
    const body = { expectedBackAt: expectedBackAt.toString({ smallestUnit: "millisecond" }) };
    void room.chart(contract.beginBreak, body, (session, meta) => beginBreak(session, { expectedBackAt }, meta)).then(onDone);
  };
  return (
    <Stack gap={2}>
      {isResponsible && <p>{t("warns")}</p>}
      <p>{t("breakFor")}</p>
      <Row gap={2}>
        {breakMinutes.map((count) => (
          <Button key={count} onClick={() => begin(count)}>
            {t("minutes", { count })}
          </Button>
        ))}
      </Row>
    </Stack>
  );
};

const Away = ({ room, nameOf }: Named & { readonly room: Room }) => {
  const t = useWords(handoverWords);
  const locale = useLocale();
  const late = overdueBreaks(room.session, useNow());
  return room.session.breaks
    .filter(({ ended }) => ended === null)
    .map((one) => {
      const said = { name: nameOf(one.staffId), time: formatTime(one.expectedBackAt, room.view?.timeZone ?? "UTC", locale) };
      return <p key={one.staffId}>{t(late.includes(one) ? "overdue" : "away", said)}</p>;
    });
};

/** Who has the watch, and how it is handed over. Every act is kept on the tablet first, so that it works without a network. */
export const WatchPanel = ({ room, me, nameOf }: WatchProps & Named) => {
  const t = useWords(handoverWords);
  const locale = useLocale();
  const now = useNow();
  const [open, setOpen] = useState<"none" | "offer" | "break">("none");
  const { session } = room;
  const holder = responsibleAt(session, now);
  const since = responsibility(session).at(-1)?.from;
  const offers = session.handovers.filter((one) => one.answer === null && (one.to === me || one.from === me));
  const isAway = session.breaks.some((one) => one.staffId === me && one.ended === null);
  const isHere = peoplePresent(session).some((one) => one.staffId === me);
  const toggle = (form: "offer" | "break"): void => setOpen(open === form ? "none" : form);
  const take = (): void => void room.chart(contract.takeResponsibility, {}, (state, meta) => takeResponsibility(state, {}, meta));
  const back = (): void => void room.chart(contract.endBreak, {}, (state, meta) => endBreak(state, {}, meta));
  const who = holder === me ? t("me") : t("responsible", { name: holder === null ? "" : nameOf(holder) });
  if (session.status !== "open") return null;
  return (
    <Stack gap={3}>
      <p className={styles["who"]} data-nobody={holder === null || undefined}>
        {holder === null ? t("nobody", { time: since ? formatTime(since, room.view?.timeZone ?? "UTC", locale) : "" }) : who}
      </p>
      <Away room={room} nameOf={nameOf} />
      {offers.map((offer) => (
        <Offered key={offer.handoverId} {...{ room, me, offer, nameOf }} />
      ))}
      <Row gap={2}>
        {holder === null && isHere && <Button onClick={take}>{t("take")}</Button>}
        {holder === me && offers.length === 0 && <Button onClick={() => toggle("offer")}>{t("offer")}</Button>}
        {isHere && !isAway && <Button onClick={() => toggle("break")}>{t("break")}</Button>}
        {isAway && <Button onClick={back}>{t("back")}</Button>}
      </Row>
      {open === "offer" && holder === me && <OfferForm room={room} me={me} onDone={() => setOpen("none")} />}
      {open === "break" && !isAway && <BreakForm room={room} isResponsible={holder === me} onDone={() => setOpen("none")} />}
    </Stack>
  );
};
