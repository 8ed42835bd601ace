import { formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { alarmWords } from "../alarms/alarm-words.ts";
import { emergencyWords } from "../alarms/emergency-words.ts";
import { handoverWords } from "../handover/handover-words.ts";
import { sessionWords } from "../session-words.ts";
import type { FactWords } from "./describe-fact.ts";
import { roomWords } from "./room-words.ts";

type Person = { readonly id: string; readonly name: string };

/** What `describeFact` needs: every catalogue, the names of the clinic's people, and the clinic's time zone. */
export const useFactWords = (staff: readonly Person[] | undefined, timeZone: string): FactWords => {
  const locale = useLocale();
  const room = useWords(roomWords);
  return {
    room,
    session: useWords(sessionWords),
    emergency: useWords(emergencyWords),
    alarm: useWords(alarmWords),
    handover: useWords(handoverWords),
    nameOf: (id) => staff?.find((one) => one.id === id)?.name ?? room("facts.unknownPerson"),
    timeOf: (at) => formatTime(at, timeZone, locale),
  };
};
