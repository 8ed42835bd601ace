import { Button } from "#ui/controls/button.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { settled, shippedProtocol } from "#kernel/setting.ts";
import { silenceLimits } from "../../rules/data/alarm-settings.ts";
import styles from "./alarm-listener.module.css";
import { alarmWords } from "./alarm-words.ts";
import type { ConnectionAlarm } from "./use-connection-alarm.ts";

/** Since when this page hears nothing of its server, and what to do. Its sound can rest for a while; it cannot be put away. */
export const LossLine = ({ loss, timeZone }: { readonly loss: ConnectionAlarm; readonly timeZone: string }) => {
  const t = useWords(alarmWords);
  const locale = useLocale();
  const { value: seconds } = settled(shippedProtocol, silenceLimits[loss.level]);
  return (
    <div role="alert" className={styles["line"]} data-level={loss.level}>
      <StateMark kind={loss.level} /> {t("lost", { time: formatTime(loss.since, timeZone, locale) })} {t("lostDo")}
      {!loss.rests && (
        <Button kind="quiet" onClick={() => loss.silence(seconds)}>
          {t("silence", { count: seconds })}
        </Button>
      )}
    </div>
  );
};
