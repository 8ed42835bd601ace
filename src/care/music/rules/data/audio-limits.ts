/** What the clinic may keep of its own music. Evidence: proposal; source: proposed-default. Owner: lead therapist. */
export const audioLimits = {
  /** Bytes of one file, and of one piece of it as it is sent and kept. */
  fileBytes: 96 * 1024 * 1024,
  partBytes: 512 * 1024,
  /** Seconds of one file: a browser unpacks a whole file to measure it, about 23 MB a minute. */
  longest: 40 * 60,
  /** Up to this many seconds a file is unpacked and joined to the next without a gap; a longer one is streamed. */
  longestUnpacked: 12 * 60,
  /** Seconds in which what sounds gives way to what somebody chose: a skip, another part, another source; and a streamed file to the next. */
  givesWay: 4,
  /** Days after which a tablet lets go of a file that it has not played. */
  keptDays: 30,
} as const;

export const audioTypes = ["audio/mpeg", "audio/mp4", "audio/aac", "audio/ogg", "audio/flac", "audio/wav"] as const;
export type AudioType = (typeof audioTypes)[number];
