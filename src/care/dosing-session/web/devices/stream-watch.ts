import type { Instant } from "#kernel/time.ts";

import { dosingSessionContract as contract } from "../../contract.ts";
import { judgeSample, type RawSample } from "../../rules/judge-sample.ts";
import { raiseStreamAlarm, reportLostSignal } from "../../rules/raise-stream-alarm.ts";
import { streamProtocol } from "../../rules/stream-protocol.ts";
import type { Transition } from "../../rules/transition.ts";
import { newWatch, watchSamples, type Watched } from "../../rules/watch-samples.ts";
import { watchSilence } from "../../rules/watch-silence.ts";
import type { Room } from "../room/use-room.ts";

type Around = {
  readonly room: () => Pick<Room, "session" | "chart">;
  readonly now: () => Instant;
  /** Whether the server is out of reach, and cannot say itself that a signal is lost. */
  readonly isAlone: () => boolean;
};

/**
 * Judges on this tablet what its own devices stream, by the rules of the server (BLE-9). It raises and reports, and settles nothing:
 * only the server knows every device that still sends (ALM-4).
 */
export const openStreamWatch = ({ room, now, isAlone }: Around) => {
  let watch = newWatch;

  const say = (transition: Transition): void => {
    if (transition.kind === "beyond" && !transition.isOver) {
      const { limit, value, at, from, to } = transition;
      const found = { rule: limit.rule, value, at, from, to };
      const sent = { ...found, at: at.toString(), from: from.toString(), to: to.toString() };
      void room().chart(contract.raiseStreamAlarm, sent, (session, meta) => raiseStreamAlarm(session, found, meta));
    } else if (transition.kind === "lost" && isAlone()) {
      const { parameter, since } = transition;
      const sent = { parameter, since: since.toString() };
      void room().chart(contract.reportLostSignal, sent, (session, meta) => reportLostSignal(session, { parameter, since }, meta));
    }
  };
  const keep = (watched: Watched): void => {
    watch = watched.watch;
    watched.transitions.forEach(say);
  };
  return {
    hear: (sample: RawSample): void => {
      const { opened } = room().session;
      if (opened !== null) keep(watchSamples(watch, [judgeSample(sample)], streamProtocol(opened.protocol), now().epochMilliseconds));
    },
    /** To be asked every few seconds: silence says nothing by itself. */
    tick: (): void => {
      const { opened } = room().session;
      if (opened !== null) keep(watchSilence(watch, now(), streamProtocol(opened.protocol)));
    },
  };
};
