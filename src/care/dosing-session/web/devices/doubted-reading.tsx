import { useMay } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { Row } from "#ui/layout/row.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract as contract } from "../../contract.ts";
import { baselineReading } from "../../rules/baseline.ts";
import { setBaseline } from "../../rules/chart-vitals.ts";
import { questionableFlags } from "../../rules/data/device-settings.ts";
import { firstDose, standingReadings, type Reading } from "../../rules/dosing-session.ts";
import { isQuestionable } from "../../rules/questionable.ts";
import { sessionWords } from "../session-words.ts";
import type { Room } from "../room/use-room.ts";
import { deviceWords } from "./device-words.ts";
import styles from "./devices.module.css";
import { flagWords } from "./source-words.ts";
import { valueWords } from "./value-words.ts";

/** The newest reading before the dose, where its device doubted it and nobody took it for the baseline. */
const doubted = ({ session }: Pick<Room, "session">): Reading | undefined => {
  const newest = standingReadings(session).at(-1);
  if (newest === undefined || firstDose(session) !== undefined || !isQuestionable(newest)) return undefined;
  return baselineReading(session)?.readingId === newest.readingId ? undefined : newest;
};

/** Asks before a doubted measurement counts as the baseline (BLE-6). */
export const DoubtedReading = ({ room }: { readonly room: Room }) => {
  const t = useWords(deviceWords);
  const words = useWords(sessionWords);
  const mayLead = useMay("session.lead");
  const reading = doubted(room);
  if (reading === undefined) return null;
  const { readingId, systolic } = reading;
  const flags = (reading.source.flags ?? []).filter((flag) => questionableFlags.has(flag));
  const use = (): void =>
    void room.chart(contract.setBaseline, { readingId }, (session, meta) => setBaseline(session, { readingId }, meta));
  return (
    <div className={styles["asked"]}>
      <p className={styles["name"]} role="status">
        <StateMark kind="unknown" decorative /> {t("doubted.heading", { what: valueWords(reading, words), flags: flagWords(flags, words) })}
      </p>
      <p>{t("doubted.body")}</p>
      {mayLead && systolic !== undefined && (
        <Row gap={2}>
          <Button onClick={use}>{t("doubted.use")}</Button>
        </Row>
      )}
    </div>
  );
};
