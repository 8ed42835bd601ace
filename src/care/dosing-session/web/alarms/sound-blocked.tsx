import { Button } from "#ui/controls/button.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { alarmPlayer } from "./alarm-player.ts";
import styles from "./alarm-listener.module.css";
import { alarmWords } from "./alarm-words.ts";
import { useSoundState } from "./use-alarm-sound.ts";

/** Says that alarms are seen and not heard here; one tap asks the browser for leave. */
export const SoundBlocked = () => {
  const t = useWords(alarmWords);
  if (useSoundState() !== "blocked") return null;
  return (
    <div role="alert" className={styles["line"]} data-sound="blocked">
      <StateMark kind="amber" /> {t("blocked")}. {t("blockedBody")}
      <Button onClick={() => alarmPlayer().allow()}>{t("allow")}</Button>
    </div>
  );
};
