import { useState } from "react";

import { settledList } from "#kernel/setting.ts";
import { useServerNow } from "#platform/http/browser/use-server-now.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { Button } from "#ui/controls/button.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract as contract } from "../../contract.ts";
import { handoverTimes } from "../../rules/data/handover-settings.ts";
import { peoplePresent, type Handover } from "../../rules/dosing-session.ts";
import { acceptHandover, beginBreak, endBreak, endHandover, offerHandover, takeResponsibility } from "../../rules/hand-over.ts";
import { handoverSummary } from "../../rules/handover-summary.ts";
import { protocolOf } from "../../rules/protocol.ts";
import { overdueBreaks } from "../../rules/responsibility.ts";
import { watchNow } from "../../rules/watch-now.ts";
import { roomWords } from "../room/room-words.ts";
import type { Room } from "../room/use-room.ts";
import { sessionWords } from "../session-words.ts";
import { handoverWords } from "./handover-words.ts";
import { summaryText } from "./summary-text.ts";
import styles from "./watch-panel.module.css";

type WatchProps = { readonly room: Room; readonly me: string };
type PanelProps = WatchProps & Named & { readonly readOnly: boolean };
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
  const now = useServerNow();
  const timeZone = room.timeZone;
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
  const now = useServerNow();
  const lengths = settledList(protocolOf(room.session), handoverTimes.breakLengths);
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
        {lengths.map(({ value: count }) => (
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
  const late = overdueBreaks(room.session, useServerNow());
  return room.session.breaks
    .filter(({ ended }) => ended === null)
    .map((one) => {
      const said = { name: nameOf(one.staffId), time: formatTime(one.expectedBackAt, room.timeZone, locale) };
      return <p key={one.staffId}>{t(late.includes(one) ? "overdue" : "away", said)}</p>;
    });
};

/** How the watch is handed over, left for a while and taken. Every act is kept on the tablet first, so that it works without a network. */
const WatchActs = ({ room, me, nameOf, holder }: WatchProps & Named & { readonly holder: string | null }) => {
  const t = useWords(handoverWords);
  const [open, setOpen] = useState<"none" | "offer" | "break">("none");
  const { session } = room;
  const offers = session.handovers.filter((one) => one.answer === null && (one.to === me || one.from === me));
  const isAway = session.breaks.some((one) => one.staffId === me && one.ended === null);
  const isHere = peoplePresent(session).some((one) => one.staffId === me);
  const toggle = (form: "offer" | "break"): void => setOpen(open === form ? "none" : form);
  const take = (): void => void room.chart(contract.takeResponsibility, {}, (state, meta) => takeResponsibility(state, {}, meta));
  const back = (): void => void room.chart(contract.endBreak, {}, (state, meta) => endBreak(state, {}, meta));
  return (
    <>
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
    </>
  );
};

/** Who has the watch of an open session; that nobody has it stands out. From afar it is only read. */
export const WatchPanel = ({ room, me, nameOf, readOnly }: PanelProps) => {
  const t = useWords(handoverWords);
  const locale = useLocale();
  const watch = watchNow(room.session, useServerNow());
  if (watch === null) return null;
  const { holderId, since } = watch;
  const who = holderId === me ? t("me") : t("responsible", { name: holderId === null ? "" : nameOf(holderId) });
  return (
    <Stack gap={3}>
      <p className={styles["who"]} data-nobody={holderId === null || undefined}>
        {holderId === null ? t("nobody", { time: formatTime(since, room.timeZone, locale) }) : who}
      </p>
      <Away room={room} nameOf={nameOf} />
      {!readOnly && <WatchActs {...{ room, me, nameOf }} holder={holderId} />}
    </Stack>
  );
};
