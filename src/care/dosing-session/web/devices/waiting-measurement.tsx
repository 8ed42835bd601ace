import { Button } from "#ui/controls/button.tsx";
import { Row } from "#ui/layout/row.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatDateTime, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { sessionWords } from "../session-words.ts";
import type { Waiting, WaitingAnswer } from "./device-hub.ts";
import { deviceWords } from "./device-words.ts";
import styles from "./devices.module.css";
import { valueWords } from "./value-words.ts";

type WaitingMeasurementProps = {
  readonly waiting: Waiting;
  readonly timeZone: string;
  readonly onAnswer: (answer: WaitingAnswer) => void;
};

/** Why a person must say what this measurement is. */
const useReason = ({ question, arrivedAt }: Waiting, timeZone: string): string => {
  const t = useWords(deviceWords);
  const locale = useLocale();
  const user = (one: number | null): string => (one === null ? t("ask.unknownUser") : String(one));
  switch (question.why) {
    case "other-user":
      return t("ask.otherUser", { now: user(question.now), before: user(question.before) });
    case "other-time":
      return t("ask.otherTime", { measured: formatDateTime(question.at, timeZone, locale), now: formatTime(arrivedAt, timeZone, locale) });
    case "from-storage":
      return t("ask.fromStorage");
  }
};

/** A measurement that is not charted before a person has said what it is. */
export const WaitingMeasurement = ({ waiting, timeZone, onAnswer }: WaitingMeasurementProps) => {
  const t = useWords(deviceWords);
  const words = useWords(sessionWords);
  const locale = useLocale();
  const reason = useReason(waiting, timeZone);
  const { measured, question, arrivedAt } = waiting;
  const isPast = question.why === "other-time" && Temporal.Instant.compare(question.at, arrivedAt) < 0;
  return (
    <div className={styles["asked"]} role="group" aria-label={t("title")}>
      <p className={styles["name"]} role="alert">
        <StateMark kind="unknown" decorative /> {t("ask.heading", { name: measured.name, what: valueWords(measured.values, words) })}
      </p>
      <p>{reason}</p>
      <Row gap={2}>
        <Button onClick={() => onAnswer("now")}>{t(question.why === "other-user" ? "ask.yes" : "ask.now")}</Button>
        {isPast && (
          <Button onClick={() => onAnswer("then")}>{t("ask.measured", { measured: formatTime(question.at, timeZone, locale) })}</Button>
        )}
        <Button kind="quiet" onClick={() => onAnswer("discard")}>
          {t("ask.discard")}
        </Button>
      </Row>
    </div>
  );
};
