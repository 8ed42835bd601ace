import { useMemo, useSyncExternalStore } from "react";
import { onWordsChange, translate, wordsVersion, type Words } from "./catalogue.ts";
import type { Translate, WordTree } from "./word-key.ts";

/** `const t = useWords(inboxWords)`, then `t("inbox.title", { name })`. Follows a change of language. */
export const useWords = <Tree extends WordTree>(words: Words<Tree>): Translate<Tree> => {
  const version = useSyncExternalStore(onWordsChange, wordsVersion, wordsVersion);
  // oxlint-disable-next-line react/exhaustive-deps -- a new version is a new language: `t` must change for memoised children
  return useMemo(() => translate(words), [words, version]);
};
