import { useCallback, useEffect, useRef, useState } from "react";
import * as z from "zod/mini";

type Kept<Value> = { readonly revision: number; readonly value: Value };
type Options<Schema extends z.ZodMiniType> = {
  /** Names the draft on this device; ids only. */
  readonly name: string;
  readonly schema: Schema;
  readonly initial: z.output<Schema>;
  /** What the server has, if it has something. */
  readonly server: Kept<z.output<Schema>> | null;
  readonly save: (kept: Kept<z.output<Schema>>) => Promise<unknown>;
};

const pause = 600;

const envelope = z.object({ revision: z.number(), value: z.unknown() });

const readLocal = <Schema extends z.ZodMiniType>(key: string, schema: Schema): Kept<z.output<Schema>> | null => {
  try {
    const frame = z.safeParse(envelope, JSON.parse(localStorage.getItem(key) ?? "null"));
    if (!frame.success) return null;
    const parsed = z.safeParse(schema, frame.data.value);
    return parsed.success ? { revision: frame.data.revision, value: parsed.data } : null;
  } catch {
    return null;
  }
};

const writeLocal = (key: string, kept: unknown): void => {
  try {
    if (kept === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(kept));
  } catch {
    // Storage is full or forbidden: the server's copy and this page still have it.
  }
};

const newer = <Value>(one: Kept<Value> | null, other: Kept<Value> | null): Kept<Value> | null =>
  one !== null && (other === null || one.revision >= other.revision) ? one : other;

/**
 * What a patient is filling in, kept at every change on this device and a moment later on the server. Whichever of the two is newer
 * is gone on with. Without a network it stays here and is sent when the network is back.
 */
export const useKeptDraft = <Schema extends z.ZodMiniType>({ name, schema, initial, server, save }: Options<Schema>) => {
  const key = `kapstone.draft.${name}`;
  const [kept, setKept] = useState<Kept<z.output<Schema>>>(() => newer(readLocal(key, schema), server) ?? { revision: 0, value: initial });
  const [unsent, setUnsent] = useState(false);
  const sent = useRef(server?.revision ?? 0);
  const saving = useRef(save);
  saving.current = save;

  const flush = useCallback((one: Kept<z.output<Schema>>) => {
    saving
      .current(one)
      .then(() => {
        sent.current = Math.max(sent.current, one.revision);
        setUnsent(false);
      })
      .catch(() => setUnsent(true));
  }, []);

  useEffect(() => {
    if (kept.revision <= sent.current) return undefined;
    const timer = setTimeout(() => flush(kept), pause);
    const again = () => flush(kept);
    addEventListener("online", again);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", again);
    };
  }, [kept, flush]);

  const change = useCallback(
    (next: (before: z.output<Schema>) => z.output<Schema>) =>
      setKept((before) => {
        const after = { revision: before.revision + 1, value: next(before.value) };
        writeLocal(key, after);
        return after;
      }),
    [key],
  );
  const clear = useCallback(() => writeLocal(key, undefined), [key]);
  return { value: kept.value, change, clear, unsent };
};
