import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { alarmPlayer } from "./alarm-player.ts";
import styles from "./alarm-list.module.css";
import { alarmWords } from "./alarm-words.ts";
import { readNotHeard } from "./connection-history.ts";
import { useSoundState } from "./use-alarm-sound.ts";

const permission = (): NotificationPermission => ("Notification" in window ? Notification.permission : "denied");

const Notices = () => {
  const t = useWords(alarmWords);
  const [state, setState] = useState(permission);
  const ask = (): void => void Notification.requestPermission().then(setState);
  if (state === "default") return <Button onClick={ask}>{t("noticesAsk")}</Button>;
  return <p>{t(state === "granted" ? "noticesOn" : "noticesOff")}</p>;
};

const History = ({ timeZone }: { readonly timeZone: string }) => {
  const t = useWords(alarmWords);
  const locale = useLocale();
  const [kept] = useState(readNotHeard);
  if (kept.length === 0) return <p>{t("historyNone")}</p>;
  const say = (at: Temporal.Instant): string => formatDateTime(at, timeZone, locale);
  return (
    <ul>
      {kept.toReversed().map(({ from, until }) => (
        <li key={from.toString()}>{t("historyLine", { from: say(from), until: say(until) })}</li>
      ))}
    </ul>
  );
};

/** Whether this device sounds and tells, to try before it is needed, and when it did not hear the server. */
export const SoundPanel = ({ timeZone }: { readonly timeZone: string }) => {
  const t = useWords(alarmWords);
  const sound = useSoundState();
  const said = { starting: "soundUnknown", allowed: "soundAllowed", blocked: "blocked" } as const;
  return (
    <details className={styles["folded"]} data-print="no">
      <summary>{t("sound")}</summary>
      <Stack gap={3}>
        <p>{t(said[sound])}</p>
        <Row gap={2}>
          <Button onClick={() => alarmPlayer().tryOut("red")}>{t("tryRed")}</Button>
          <Button onClick={() => alarmPlayer().tryOut("amber")}>{t("tryAmber")}</Button>
        </Row>
        <p>{t("notices")}</p>
        <Notices />
        <p>{t("history")}</p>
        <History timeZone={timeZone} />
      </Stack>
    </details>
  );
};
