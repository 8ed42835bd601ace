import { audioLimits } from "../../rules/data/audio-limits.ts";
import type { PlayFile } from "./play-file.ts";

/** A recording that is ready to sound: unpacked whole, or played out of its file because it would fill the tablet's memory. */
export type Recording = { readonly kind: "unpacked"; readonly buffer: AudioBuffer } | { readonly kind: "streamed"; readonly blob: Blob };

export type LoadFile = (file: PlayFile) => Promise<Blob>;

export type RecordingShelf = {
  /** Rejects when the file cannot be had, or not be read. */
  readonly take: (file: PlayFile) => Promise<Recording>;
  /** Lets go of what is unpacked, but for these. */
  readonly keepOnly: (files: readonly PlayFile[]) => void;
};

/** Unpacks recordings ahead of time, and keeps the few that play now or next. */
export const recordingShelf = (context: BaseAudioContext, load: LoadFile): RecordingShelf => {
  const kept = new Map<string, Promise<Recording>>();
  const open = async (file: PlayFile): Promise<Recording> => {
    const blob = await load(file);
    if (file.seconds > audioLimits.longestUnpacked) return { kind: "streamed", blob };
    return { kind: "unpacked", buffer: await context.decodeAudioData(await blob.arrayBuffer()) };
  };
  return {
    take: (file) => {
      const known = kept.get(file.sha256);
      if (known !== undefined) return known;
      const opening = open(file);
      kept.set(file.sha256, opening);
      opening.catch(() => kept.delete(file.sha256));
      return opening;
    },
    keepOnly: (files) => {
      for (const sha256 of kept.keys()) if (!files.some((file) => file.sha256 === sha256)) kept.delete(sha256);
    },
  };
};
