import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { Button } from "#ui/controls/button.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { Link } from "#ui/layout/link.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { eventsToReview, judgementOf, reviewAdverseEvents, type EventToReview } from "../../rules/review-adverse-events.ts";
import { reviewJudgements } from "../../rules/stored-drug-entry.ts";
import { drugWords } from "../drug/drug-words.ts";
import { emergencyWords } from "../alarms/emergency-words.ts";
import { roomWords } from "../room/room-words.ts";
import type { Room } from "../room/use-room.ts";

type Judgement = (typeof reviewJudgements)[number];

const useWhat = (): ((what: EventToReview["what"]) => string) => {
  const t = useWords(roomWords);
  const emergency = useWords(emergencyWords);
  return (what) =>
    what.kind === "sign" ? emergency(`signs.${what.sign}`) : [t(`codes.${what.code}`), what.text].filter((part) => part !== "").join(": ");
};

/** A person judges each noted event, or says that there was none. Nothing is chosen beforehand. */
export const ReviewForm = ({ room }: { readonly room: Room }) => {
  const t = useWords(drugWords);
  const locale = useLocale();
  const whatOf = useWhat();
  const [chosen, setChosen] = useState<Readonly<Record<string, Judgement>>>({});
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const noted = eventsToReview(room.session);
  const valueOf = (about: string): Judgement | undefined => chosen[about] ?? judgementOf(room.session, about);
  const judged = noted.flatMap(({ about }) => {
    const as = valueOf(about);
    return as === undefined ? [] : [{ about, as }];
  });
  const keep = async (): Promise<void> => {
    setTried(true);
    if (judged.length < noted.length) return;
    const body = { reviewId: newId(), judged, note };
    const decision = await room.chart(dosingSessionContract.reviewAdverseEvents, body, (session, meta) =>
      reviewAdverseEvents(session, body, meta),
    );
    if (decision.outcome === "accepted") setNote("");
  };
  return (
    <div id="review">
      <Panel title={t("close.review")} note={room.session.reviews.length > 0 ? t("close.done") : undefined} level={3}>
        <Stack gap={4}>
          <p>{t(noted.length === 0 ? "close.nothing" : "close.ask")}</p>
          {noted.map(({ about, what, observedAt }) => (
            <RadioGroup
              key={about}
              label={t("close.judge", { what: whatOf(what), time: formatTime(observedAt, room.view?.timeZone ?? "UTC", locale) })}
              options={reviewJudgements.map((value) => ({ value, label: t(`close.${value}`) }))}
              value={valueOf(about)}
              onChange={(as) => setChosen((before) => ({ ...before, [about]: as }))}
              error={tried && valueOf(about) === undefined ? t("close.missing") : undefined}
            />
          ))}
          <TextArea label={t("close.note")} rows={2} value={note} onChange={setNote} />
          <Row gap={3}>
            <Button onClick={() => void keep()}>{t(noted.length === 0 ? "close.keepNone" : "close.keep")}</Button>
            <Link href={`/app/episodes/${room.place.episodeId}/adverse-events`}>{t("close.record")}</Link>
          </Row>
        </Stack>
      </Panel>
    </div>
  );
};
