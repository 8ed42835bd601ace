import { useEffect, useState, type ReactNode } from "react";

import { useOutbox } from "#platform/offline/browser/use-outbox.ts";
import { Button } from "#ui/controls/button.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { enterQuietRoom } from "#ui/theme/theme-choice.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { BoardSession } from "../../contract-answers.ts";
import type { NoteCode } from "../../rules/data/note-codes.ts";
import { peoplePresent } from "../../rules/dosing-session.ts";
import { phaseOf, phases } from "../../rules/phase.ts";
import { EmergencyGuidance } from "../alarms/emergency-guidance.tsx";
import { EventChips } from "../room/event-chips.tsx";
import type { Room } from "../room/use-room.ts";
import { useUndo } from "../room/use-undo.ts";
import { useWhen } from "../room/use-when.ts";
import { viewWords } from "../room/view-words.ts";
import { sessionWords } from "../session-words.ts";
import styles from "./quiet-room.module.css";

type QuietRoomProps = {
  readonly room: Room;
  readonly now: Temporal.Instant;
  readonly alarms: BoardSession["alarms"];
  readonly emergencies: BoardSession["emergencies"];
  readonly music: ReactNode;
  readonly onLeave: () => void;
};

/** Who is wanted, in words; the alarm itself belongs to the monitor. */
const Cue = ({ alarms }: Pick<QuietRoomProps, "alarms">) => {
  const t = useWords(viewWords);
  const open = alarms.filter(({ acknowledged }) => !acknowledged);
  const escalated = (["all-staff", "prescriber"] as const).find((whom) => open.some(({ escalation }) => escalation === whom));
  const called = open.some(({ origin }) => origin === "patient");
  if (open.length === 0) return <p className={styles["calm"]}>{t("quiet.calm")}</p>;
  return (
    <div className={styles["cue"]} role="status">
      <StateMark kind="unknown" decorative />
      <div>
        {escalated !== undefined && <p>{t(`quiet.needed.${escalated}`)}</p>}
        <p>{called ? t("quiet.called") : t("quiet.attention")}</p>
      </div>
    </div>
  );
};

/** The therapist's screen: dark, without numbers. Where the session is, who is wanted, and words and events in one tap. */
export const QuietRoom = ({ room, now, alarms, emergencies, music, onLeave }: QuietRoomProps) => {
  const t = useWords(viewWords);
  const words = useWords(sessionWords);
  const [writing, setWriting] = useState<NoteCode | undefined>(undefined);
  const when = useWhen(room);
  const undo = useUndo();
  const outbox = useOutbox();
  useEffect(enterQuietRoom, []);
  const phase = phaseOf(room.session, now);
  const names = peoplePresent(room.session).map(({ staffId }) => room.view?.staff.find(({ id }) => id === staffId)?.name ?? "");
  return (
    <div className={styles["quiet"]}>
      <title>{t("quiet.title")}</title>
      <ol className={styles["phases"]} aria-label={t("quiet.phase")}>
        {phases.map((one) => (
          <li key={one} aria-current={one === phase ? "step" : undefined}>
            {words(`phases.${one}`)}
          </li>
        ))}
      </ol>
      <h1 className={styles["phase"]} tabIndex={-1}>
        {phase && words(`phases.${phase}`)}
      </h1>
      <EmergencyGuidance emergencies={emergencies} />
      <Cue alarms={alarms} />
      <p className={styles["people"]}>{names.length === 0 ? t("quiet.nobody") : t("quiet.people", { names: names.join(", ") })}</p>
      {outbox.state === "offline" && <p className={styles["people"]}>{t("quiet.lost")}</p>}
      {outbox.state !== "offline" && outbox.waiting > 0 && <p className={styles["people"]}>{t("quiet.notSent")}</p>}
      {room.session.status !== "closed" && (
        <div className={styles["chips"]}>
          <EventChips room={room} when={when} undo={undo} writing={writing} onWrite={setWriting} />
        </div>
      )}
      <div className={styles["music"]}>{music}</div>
      <Button kind="quiet" onClick={onLeave}>
        {t("quiet.leave")}
      </Button>
    </div>
  );
};
