import { useState } from "react";

import { byServer } from "#platform/http/browser/server-clock.ts";
import { Button } from "#ui/controls/button.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useNow } from "#ui/state/use-now.ts";
import { formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { WallAnswer } from "../../contract-board.ts";
import { heardAlarms, worstOf } from "../../rules/alarm-sound.ts";
import { useAlarmSound, useSoundState } from "../alarms/use-alarm-sound.ts";
import { useConnectionAlarm } from "../alarms/use-connection-alarm.ts";
import { useSteadyOrder } from "../board/use-steady-order.ts";
import { useAwake } from "./use-awake.ts";
import { useWallToken } from "./use-wall-token.ts";
import { useWall } from "./use-wall.ts";
import { FreeRoom, WallRoom } from "./wall-room.tsx";
import { wallWords } from "./wall-words.ts";
import styles from "./wall.module.css";

const TokenForm = ({ shutOut, onToken }: { readonly shutOut: boolean; readonly onToken: (token: string) => void }) => {
  const t = useWords(wallWords);
  const [typed, setTyped] = useState("");
  return (
    <main className={styles["entrance"]}>
      <h1>{t(shutOut ? "withdrawn" : "open")}</h1>
      <p>{t(shutOut ? "withdrawnBody" : "openBody")}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onToken(typed);
        }}
      >
        <TextField label={t("token")} hint={t("tokenHint")} autoComplete="off" value={typed} onChange={setTyped} />
        <Button kind="primary" type="submit">
          {t("show")}
        </Button>
      </form>
    </main>
  );
};

const goFullScreen = (): void => {
  if (document.fullscreenElement === null) void document.documentElement.requestFullscreen().catch(() => undefined);
};

type TopProps = { readonly board: WallAnswer; readonly heardAt: Temporal.Instant; readonly now: Temporal.Instant };

/** Clinic and clock. What the wall must say of itself stands in their place, so that no room moves or shrinks for it. */
const Top = ({ board, heardAt, now }: TopProps) => {
  const t = useWords(wallWords);
  const locale = useLocale();
  const awake = useAwake();
  const sound = useSoundState();
  const loss = useConnectionAlarm(heardAt, board.times.loss, now, () => undefined);
  const runs = board.sessions.some(({ status }) => status === "open");
  const alarms = heardAlarms(
    board.sessions.flatMap((session) => session.alarms),
    { kind: "board" },
  );
  const level = worstOf(loss !== null && runs ? [...alarms, loss] : alarms);
  useAlarmSound(level, board.times.pause);
  return (
    <header className={styles["top"]}>
      {loss === null && sound !== "blocked" && (
        <>
          <h1>{board.clinicName}</h1>
          <span>{t("rooms", { count: board.sessions.length })}</span>
          {!awake && <span className={styles["note"]}>{t("awake")}</span>}
        </>
      )}
      {loss !== null && (
        <p role="alert" className={styles["bar"]} data-level={loss.level}>
          {t(sound === "blocked" ? "notLiveBeside" : "notLive", { time: formatTime(loss.since, board.timeZone, locale) })}
        </p>
      )}
      {sound === "blocked" && (
        <p role="alert" className={styles["bar"]} data-level="amber">
          {t(loss === null ? "blocked" : "blockedBeside")}
        </p>
      )}
      <time>{formatTime(byServer(now), board.timeZone, locale)}</time>
      <span hidden data-alarm-sound={level ?? "none"} />
    </header>
  );
};

const columnsFor = (cells: number): number => {
  if (cells <= 4) return 2;
  if (cells <= 9) return 3;
  if (cells <= 16) return 4;
  return cells <= 24 ? 6 : 8;
};

const Rooms = ({ token, onToken }: { readonly token: string; readonly onToken: (token: string) => void }) => {
  const t = useWords(wallWords);
  const now = useNow();
  const clock = byServer(now);
  const { board, trends, heardAt, isShutOut } = useWall(token);
  const sessions = useSteadyOrder(board?.sessions ?? [], clock);
  if (isShutOut) return <TokenForm shutOut onToken={onToken} />;
  if (board === undefined || heardAt === undefined) return <p className={styles["bar"]}>{t("starting")}</p>;
  const free = board.rooms.filter(({ roomId }) => !sessions.some((session) => session.roomId === roomId));
  const columns = columnsFor(sessions.length + free.length);
  const rows = Math.ceil((sessions.length + free.length) / columns);
  return (
    <div className={styles["wall"]} onPointerDown={goFullScreen} data-columns={columns}>
      <Top board={board} heardAt={heardAt} now={now} />
      <main
        className={styles["rooms"]}
        style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))` }}
      >
        {sessions.map((session) => (
          <WallRoom
            key={session.sessionId}
            session={session}
            trend={trends.find(({ sessionId }) => sessionId === session.sessionId)}
            now={clock}
          />
        ))}
        {free.map(({ roomId, name }) => (
          <FreeRoom key={roomId} name={name} />
        ))}
      </main>
    </div>
  );
};

/** The board on a wall: every room on one screen, without names, followed by a token of its own; nobody signs in, so nothing locks. */
export const Wall = () => {
  const t = useWords(wallWords);
  const [token, setToken] = useWallToken();
  return (
    <>
      <title>{t("title")}</title>
      {token === "" ? <TokenForm shutOut={false} onToken={setToken} /> : <Rooms key={token} token={token} onToken={setToken} />}
    </>
  );
};
