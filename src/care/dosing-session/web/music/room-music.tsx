import { useMemo } from "react";

import { musicContract } from "#care/music/contract.ts";
import { crossfade, lastedBeforeCharted, loudnessRise } from "#care/music/rules/data/music-settings.ts";
import { useLetGo } from "#care/music/web/kept/use-kept.ts";
import { MusicPanel } from "#care/music/web/music-panel.tsx";
import { digestsIn, roomLists } from "#care/music/web/room-lists.ts";
import type { KnownLists } from "#care/music/web/source-choice.tsx";
import { thisTablet } from "#care/music/web/this-tablet.ts";
import { settled } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { musicBands, musicPhaseFor, musicPlaying } from "../../rules/music-bands.ts";
import { musicPreset, presetList } from "../../rules/music-preset.ts";
import { phaseOf } from "../../rules/phase.ts";
import { protocolOf } from "../../rules/protocol.ts";
import { recordMusicPlayed, recordMusicStopped } from "../../rules/record-music.ts";
import type { Room } from "../room/use-room.ts";
import { sessionWords } from "../session-words.ts";
import { nameOfSound } from "./describe-music.ts";
import { musicFactWords } from "./music-fact-words.ts";

/** The last digits of a session's id: each session has its music, and every tablet the same. */
const seedOf = (sessionId: string): number => Number.parseInt(sessionId.slice(-7), 16);

type Wishes = NonNullable<NonNullable<Room["view"]>["chart"]["setting"]>;

const useWishes = (wishes: Wishes | null): readonly string[] => {
  const t = useWords(musicFactWords);
  if (wishes === null) return [];
  const { music, musicWords, eyeShades, blanket, light, other } = wishes;
  const said = [
    music === "silence" ? "" : t(`wishes.music.${music}`),
    musicWords && `“${musicWords}”`,
    t("wishes.eyeShades", { answer: t(`wishes.comfort.${eyeShades}`) }),
    t("wishes.blanket", { answer: t(`wishes.comfort.${blanket}`) }),
    t("wishes.light", { answer: t(`wishes.lights.${light}`) }),
    other && `“${other}”`,
  ];
  return said.filter((words) => words !== "");
};

const refreshMilliseconds = 300_000;
/** An answer of the server is no older than this when it has just come, in milliseconds. */
const freshMilliseconds = 10_000;

/** The clinic's lists; what none of them has any more is let go of, when the server has just said so. */
const useLists = (): KnownLists => {
  const options = { params: {}, refreshEvery: refreshMilliseconds, background: true } as const;
  const { data, dataUpdatedAt, isError } = useRead(musicContract.readMusic, options);
  const all = useMemo(() => (data === undefined ? [] : roomLists(data)), [data]);
  const isFresh = Temporal.Now.instant().epochMilliseconds - dataUpdatedAt < freshMilliseconds;
  useLetGo(useMemo(() => (isFresh ? digestsIn(all) : undefined), [isFresh, all]));
  return { state: data !== undefined ? "known" : isError ? "failed" : "loading", all };
};

type RoomMusicProps = { readonly room: Room; readonly now: Instant; readonly figures: boolean };

/** The music of the room: what plays and where, steered on this tablet, written into the session. */
export const RoomMusic = ({ room, now, figures }: RoomMusicProps) => {
  const session = useWords(sessionWords);
  const words = useWords(musicFactWords);
  const { place, session: state, view, chart } = room;
  const wish = view?.chart.setting?.music ?? null;
  const wishes = useWishes(view?.chart.setting ?? null);
  const lists = useLists();
  const phase = phaseOf(state, now);
  if (phase === undefined || (state.status !== "open" && musicBands(state).length === 0)) return null;
  const protocol = protocolOf(state);
  const tablet = thisTablet();
  const ago = (seconds: number): Instant => room.serverNow().subtract({ milliseconds: Math.round(seconds * 1_000) });
  const playing = musicPlaying(state);
  const nameOf = (id: string): string => view?.staff.find((one) => one.id === id)?.name ?? words("somebody");
  return (
    <MusicPanel
      key={place.sessionId}
      figures={figures}
      seed={seedOf(place.sessionId)}
      proposed={{ phase: musicPhaseFor(phase), session: session(`phases.${phase}`) }}
      preset={{ ...musicPreset(wish), wishes, playlistId: presetList(wish, lists.all) }}
      lists={lists}
      settings={{
        rise: settled(protocol, loudnessRise).value,
        lasts: settled(protocol, lastedBeforeCharted).value,
        crossfade: settled(protocol, crossfade).value,
      }}
      elsewhere={playing
        .filter((band) => band.tablet !== tablet)
        .map((band) => ({
          key: band.entryId,
          what: nameOfSound(band.sound),
          name: nameOf(band.by.id),
        }))}
      record={{
        sessionId: place.sessionId,
        leftOpen: playing.some((band) => band.tablet === tablet),
        onPlayed: (played, secondsAgo) =>
          void chart(dosingSessionContract.recordMusicPlayed, played, (one) => recordMusicPlayed(one, played), ago(secondsAgo)),
        onStopped: (stopped, secondsAgo) =>
          void chart(dosingSessionContract.recordMusicStopped, stopped, (one) => recordMusicStopped(one, stopped), ago(secondsAgo)),
      }}
    />
  );
};
