import { openHl7Listener } from "#care/devices/server/hl7-listener.ts";
import type { Monitoring } from "#care/dosing-session/server/monitor/monitoring.ts";
import { sessionSide } from "#care/dosing-session/server/monitor/session-side.ts";
import { toMillisecond } from "#kernel/time.ts";

/** Where bedside monitors are listened to, and whose they are: a clinic's by its short name, or whoever knows the device. */
export type MonitorLine = { readonly host: string; readonly port: number; readonly clinic: string | undefined };

/** `port` is undefined where nothing listens; `words` say so to whoever started the server. */
export type OpenMonitorLine = { readonly port: number | undefined; readonly words: string; readonly close: () => Promise<void> };

const notListening = (words: string): OpenMonitorLine => ({ port: undefined, words, close: () => Promise.resolve() });

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");

const whyNot = (error: unknown, { host, port }: MonitorLine): string => {
  const code = codeOf(error);
  if (code === "EADDRINUSE")
    return `Monitors are not listened to: port ${port} on ${host} is taken by another program. Name a free one in HL7_PORT; everything else works.`;
  if (code === "EACCES")
    return `Monitors are not listened to: this user may not listen on port ${port}. Name one above 1023 in HL7_PORT; everything else works.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN")
    return `Monitors are not listened to: ${host} is no address of this machine. Name one in HL7_HOST; everything else works.`;
  throw error;
};

/** Listens for bedside monitors (HL7 v2 over MLLP). A port that is taken is told and stops nothing: two programs may share a machine. */
export const listenToMonitors = async (
  line: MonitorLine | undefined,
  monitoring: Monitoring,
  warn: (text: string) => void,
): Promise<OpenMonitorLine> => {
  if (line === undefined) return notListening("Monitors are not listened to (HL7_PORT is off).");
  const { host, port, clinic } = line;
  const { database } = monitoring.log;
  const side = sessionSide(monitoring);
  try {
    const open = await openHl7Listener({ database, side, host, port, clinic, now: () => toMillisecond(Temporal.Now.instant()), warn });
    return { port: open.port, words: `Monitors: HL7 v2 (MLLP) on ${host}:${open.port}`, close: open.close };
  } catch (error) {
    return notListening(whyNot(error, line));
  }
};
