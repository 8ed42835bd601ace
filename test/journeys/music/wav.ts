/** A tone as a WAV file of 16 bits, one channel. `from` is the sample at which it begins, so that one file can go on where another ends. */
export const toneWav = (seconds: number, sampleRate: number, frequency: number, amplitude: number, from = 0): Buffer => {
  const samples = Math.round(seconds * sampleRate);
  const file = Buffer.alloc(44 + samples * 2);
  file.write("RIFF", 0);
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRate, 24);
  file.writeUInt32LE(sampleRate * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let at = 0; at < samples; at += 1) {
    const value = amplitude * Math.sin((2 * Math.PI * frequency * (from + at)) / sampleRate);
    file.writeInt16LE(Math.round(32_767 * value), 44 + at * 2);
  }
  return file;
};
