/** A recording as the player knows it. */
export type PlayFile = {
  readonly trackId: string;
  readonly title: string;
  /** By which it is kept on the tablet. */
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly seconds: number;
  /** By how many dB it is turned to the clinic's loudness (MUS-9), and its highest sample in dB. */
  readonly gain: number;
  readonly peak: number;
};
