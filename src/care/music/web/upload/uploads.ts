import { newId } from "#platform/ambient/new-id.ts";
import { RequestProblem } from "#platform/http/browser/client.ts";
import { observed, type Observed } from "#platform/offline/observed.ts";

import { partsOf } from "../../rules/file-parts.ts";
import { judgeSound, type FileRefusal } from "../../rules/judge-file.ts";
import { measureSound, type SoundFigures } from "./measure-sound.ts";
import { rests } from "./rests.ts";
import { callOff, isPassing, sendFile, type Described } from "./send-file.ts";

export type UploadState =
  | { readonly kind: "waiting" | "measuring" | "done" }
  /** `share` of it has arrived, 0 to 1. An interrupted one goes on by itself when the network is back. */
  | { readonly kind: "sending" | "interrupted"; readonly share: number }
  | { readonly kind: "refused"; readonly why: FileRefusal | "unreadable" | "other-person" }
  | { readonly kind: "failed"; readonly said: string };

export type Upload = {
  readonly trackId: string;
  readonly described: Described;
  readonly file: File;
  /** Who adds it: it never goes under the sign-in of somebody else. */
  readonly by: string | undefined;
  readonly state: UploadState;
};

export type Uploads = Pick<Observed<readonly Upload[]>, "read" | "subscribe"> & {
  readonly add: (files: readonly { readonly file: File; readonly described: Described }[]) => void;
  readonly cancel: (trackId: string) => void;
  readonly retry: (trackId: string) => void;
  /** Takes away what is done or was refused. */
  readonly clear: () => void;
};

const firstWait = 1_000;
const longestWait = 30_000;

type Looked = { readonly bytes: ArrayBuffer; readonly figures: SoundFigures };

const look = async (file: File): Promise<Looked | UploadState> => {
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) return { kind: "refused", why: "unreadable" };
  // Unpacking takes the bytes away with it.
  const figures = await measureSound(bytes.slice(0));
  if (figures === null) return { kind: "refused", why: "not-readable" };
  const why = judgeSound(figures);
  return why === null ? { bytes, figures } : { kind: "refused", why };
};

const saidBy = (error: unknown): string =>
  error instanceof RequestProblem ? (error.problem.errors?.[0]?.message ?? error.message) : String(error);

type Way = {
  readonly say: (state: UploadState) => void;
  /** It was called off, or somebody else is signed in here by now. */
  readonly isOff: () => boolean;
  readonly rest: (milliseconds: number) => Promise<void>;
};

/** Sends one file, as often as it takes. */
const deliver = async ({ trackId, described }: Upload, { bytes, figures }: Looked, { say, isOff, rest }: Way): Promise<void> => {
  let [sent, wait] = [0, firstWait];
  const share = (): number => sent / partsOf(bytes.byteLength);
  const onPart = (parts: number): void => {
    [sent, wait] = [parts, firstWait];
    say({ kind: "sending", share: share() });
  };
  while (!isOff()) {
    say({ kind: "sending", share: share() });
    try {
      if (await sendFile({ trackId, described, figures, bytes, from: sent, isOff, onPart })) say({ kind: "done" });
      return;
    } catch (error) {
      if (!isPassing(error)) return say({ kind: "failed", said: saidBy(error) });
      say({ kind: "interrupted", share: share() });
      await rest(wait);
      wait = Math.min(longestWait, wait * 2);
    }
  }
};

const isOver = ({ state: { kind } }: Upload): boolean => kind === "done" || kind === "refused" || kind === "failed";
const isWaiting = ({ state }: Upload): boolean => state.kind === "waiting";

/** Files on their way to the clinic's music, one after another; they go on while another page is shown. */
export const openUploads = (onArrived: () => void, who: () => string | undefined): Uploads => {
  const { read, subscribe, become } = observed<readonly Upload[]>([]);
  const { rest, wake } = rests();
  let works = false;
  const say = (trackId: string, state: UploadState): void => {
    become(read().map((one) => (one.trackId === trackId ? { ...one, state } : one)));
    if (state.kind === "done") onArrived();
  };
  const wayOf = ({ trackId, by }: Upload): Way => ({
    say: (state) => say(trackId, state),
    isOff: () => who() !== by || !read().some((one) => one.trackId === trackId),
    rest: (milliseconds) => rest(trackId, milliseconds),
  });
  const work = async (): Promise<void> => {
    if (works) return;
    works = true;
    for (let next = read().find(isWaiting); next !== undefined; next = read().find(isWaiting)) {
      say(next.trackId, { kind: "measuring" });
      const looked = await look(next.file);
      if ("bytes" in looked) await deliver(next, looked, wayOf(next));
      else say(next.trackId, looked);
      if (who() !== next.by) say(next.trackId, { kind: "refused", why: "other-person" });
    }
    works = false;
  };
  return {
    read,
    subscribe,
    add: (files) => {
      become([...read(), ...files.map((one): Upload => ({ ...one, trackId: newId(), by: who(), state: { kind: "waiting" } }))]);
      void work();
    },
    cancel: (trackId) => {
      become(read().filter((one) => one.trackId !== trackId));
      wake(trackId);
      void callOff(trackId);
    },
    retry: (trackId) => {
      if (wake(trackId)) return;
      say(trackId, { kind: "waiting" });
      void work();
    },
    clear: () => become(read().filter((one) => !isOver(one))),
  };
};
