interface Keyed {
  readonly value: string;
}

/** Values that are digits are their own keys (a PHQ-9 item is 0 to 3); others count from 1. */
export const keyOfChoice = <One extends Keyed>(options: readonly One[], option: One): string => {
  const digits = options.every(({ value }) => /^\d$/.test(value));
  const place = options.indexOf(option) + 1;
  return digits ? option.value : place < 10 ? String(place) : "";
};

export const choiceForKey = <One extends Keyed>(options: readonly One[], key: string): One | undefined =>
  key === "" ? undefined : options.find((option) => keyOfChoice(options, option) === key);
