const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** How well the letters of a query stand in a text, in order: higher is better, `undefined` when one is missing. */
export const fuzzyScore = (text: string, query: string): number | undefined => {
  const letters = plain(text);
  let from = 0;
  let score = 0;
  let previous = -2;
  for (const letter of plain(query).replace(/\s+/g, "")) {
    const place = letters.indexOf(letter, from);
    if (place === -1) return undefined;
    const startsWord = place === 0 || /[^\p{L}\p{N}]/u.test(letters[place - 1] ?? "");
    score += (place === previous + 1 ? 6 : 0) + (startsWord ? 8 : 0) + 1 - Math.min(place - from, 10) * 0.2;
    previous = place;
    from = place + 1;
  }
  return score - letters.length * 0.01;
};

/** Keeps what fits the query, the best first; an empty query keeps the given order. */
export const fuzzyFilter = <Item>(items: readonly Item[], query: string, textOf: (item: Item) => string): readonly Item[] =>
  query.trim() === ""
    ? items
    : items
        .flatMap((item) => {
          const score = fuzzyScore(textOf(item), query);
          return score === undefined ? [] : [{ item, score }];
        })
        .toSorted((one, other) => other.score - one.score)
        .map(({ item }) => item);
