import { useCallback, useEffect, useRef, useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { ListItem } from "../../contract.ts";
import { moveItem, placeItem } from "../../rules/list-items.ts";
import { musicPageWords } from "./music-page-words.ts";

/** An item with a name of its own on this screen: the same recording may stand in a list twice. */
export type KeyedItem = ListItem & { readonly key: string };
type Part = ListItem["phase"];

/** The moved item keeps the focus, though it may have gone into another part. */
const useFocusAfterMove = (items: readonly KeyedItem[]): ((id: string) => void) => {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current !== null) document.getElementById(wanted.current)?.focus();
    wanted.current = null;
  }, [items]);
  return useCallback((id) => void (wanted.current = id), []);
};

/** Puts the items of a list in order, and says what has moved where. */
export const useListOrder = (
  items: readonly KeyedItem[],
  onChange: (items: readonly KeyedItem[]) => void,
  titleOf: (trackId: string) => string,
) => {
  const t = useWords(musicPageWords);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const focusOn = useFocusAfterMove(items);
  const placeOf = (key: string): number => items.findIndex((one) => one.key === key);
  const put = (next: readonly KeyedItem[], key: string): void => {
    onChange(next);
    const item = next.find((one) => one.key === key);
    if (item === undefined) return setSaid("");
    const beside = next.filter(({ phase }) => phase === item.phase);
    const place = beside.findIndex((one) => one.key === key) + 1;
    const part = t(`lists.parts.${item.phase ?? "any"}`);
    return setSaid(t("lists.moved", { title: titleOf(item.trackId), place, of: beside.length, part }));
  };
  return {
    dragged,
    over,
    said,
    drag: setDragged,
    hover: setOver,
    move: (key: string, step: -1 | 1): void => {
      focusOn(`${key}-${step === 1 ? "down" : "up"}`);
      put(moveItem(items, placeOf(key), step), key);
    },
    /** Puts what is dragged before the item with this key, or at the end of the part. */
    drop: (part: Part, before: string | null): void => {
      const there = items.filter(({ key, phase }) => phase === part && key !== dragged);
      const place = before === null ? there.length : there.findIndex(({ key }) => key === before);
      if (dragged !== null && before !== dragged) put(placeItem(items, placeOf(dragged), part, place), dragged);
      setDragged(null);
      setOver(null);
    },
    add: (trackId: string, part: Part): void => {
      const key = newId();
      const all = [...items, { key, trackId, phase: part }];
      put(placeItem(all, all.length - 1, part, all.length), key);
    },
    takeOut: (key: string): void =>
      put(
        items.filter((one) => one.key !== key),
        key,
      ),
  };
};
