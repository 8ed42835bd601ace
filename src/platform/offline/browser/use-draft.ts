import { useCallback, useState } from "react";
import * as z from "zod/mini";

const read = <Schema extends z.ZodMiniType>(key: string, schema: Schema): z.output<Schema> | undefined => {
  try {
    const parsed = z.safeParse(schema, JSON.parse(sessionStorage.getItem(key) ?? "null"));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
};

const write = (key: string, value: unknown): void => {
  try {
    if (value === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Storage is full or forbidden: the form still works, it only forgets with the page.
  }
};

/**
 * What somebody is typing, kept for this tab across reloads until it is cleared. For forms of people who are not signed in; it stays
 * on their device and ends with the tab.
 */
export const useDraft = <Schema extends z.ZodMiniType<Record<string, unknown>>>(
  name: string,
  schema: Schema,
  initial: z.output<Schema>,
): readonly [z.output<Schema>, (change: Partial<z.output<Schema>>) => void, () => void] => {
  const key = `kapstone.draft.${name}`;
  const [draft, setDraft] = useState(() => read(key, schema) ?? initial);
  const change = useCallback(
    (part: Partial<z.output<Schema>>) =>
      setDraft((before) => {
        const after = { ...before, ...part };
        write(key, after);
        return after;
      }),
    [key],
  );
  const clear = useCallback(() => {
    write(key, undefined);
    setDraft(initial);
  }, [key, initial]);
  return [draft, change, clear];
};
