import type { Sound } from "#care/music/rules/stored-music.ts";
import type { PdfShape } from "#platform/documents/pdf-block.ts";

import { musicBands, type MusicBand } from "../../rules/music-bands.ts";
import { faint, field, ink, type Scale } from "./graph-axes.ts";
import type { RecordFacts } from "./record-facts.ts";
import { plain, tableOf, type Section } from "./record-table.ts";

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const nameOf = (sound: Sound): string => (sound.kind === "file" ? sound.title : `soundscape, ${sound.phase}`);

const moreOf = ({ sound, volume }: MusicBand): string => {
  const more =
    sound.kind === "file"
      ? [sound.playlist ?? "", sound.phase ?? ""]
      : Object.entries(sound.steering).map(([slider, share]) => `${slider} ${percent(share)}`);
  return [...more, `volume ${percent(volume)}`].filter(Boolean).join(", ");
};

/** Each tablet by a letter, in the order in which they first played. */
const tabletsIn = (bands: readonly MusicBand[]): readonly string[] => [...new Set(bands.map(({ tablet }) => tablet))];

/** How what a tablet played came to its end: by what it played next, or by the fact that says why. */
const endOf = (band: MusicBand, { session, timeOf }: RecordFacts): string => {
  if (band.to === null) return "not ended";
  const after = session.music.find((one) => one.tablet === band.tablet && one.observedAt.equals(band.to ?? band.from));
  return after?.type === "music-stopped" ? `${timeOf(band.to)}, ${plain(after.why)}` : timeOf(band.to);
};

/** What was played when, on which tablet, and who had charge of it (MUS-13). Notes of music from elsewhere stand with the events. */
export const musicSection: Section = (facts) => {
  const bands = musicBands(facts.session);
  const tablets = tabletsIn(bands);
  const rows = bands.map((band) => ({
    cells: [
      facts.timeOf(band.from),
      endOf(band, facts),
      nameOf(band.sound),
      [moreOf(band), ...(tablets.length > 1 ? [`tablet ${tablets.indexOf(band.tablet) + 1}`] : [])].join(", "),
      band.by.kind === "staff" ? facts.nameOf(band.by.id) : band.by.kind,
    ],
  }));
  return tableOf("Music", "None was played by a tablet.", { From: 2, To: 2, Played: 3, How: 4, By: 2 }, rows);
};

/** Where the middle of the music's line stands, in points: below the phases. */
const line = field.top - 4;

/** The music as a line below the phases, broken where nothing played; its name stands in the table. A short end marks each change. */
export const musicBand = ({ session }: Pick<RecordFacts, "session">, x: Scale, end: number): readonly PdfShape[] =>
  musicBands(session).flatMap(({ from, to }): readonly PdfShape[] => {
    const [begins, ends] = [x(from.epochMilliseconds), x(to?.epochMilliseconds ?? end)];
    const tick: PdfShape = {
      kind: "line",
      points: [
        [begins, line - 2],
        [begins, line + 2],
      ],
      colour: ink,
      width: 0.6,
    };
    const stretch: PdfShape = {
      kind: "line",
      points: [
        [begins, line],
        [ends, line],
      ],
      colour: faint,
      width: 2.5,
    };
    return [stretch, tick];
  });
