/** The five characters with which a message divides itself, from MSH-1 and MSH-2. */
export type Separators = {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
};

export const usualSeparators: Separators = { field: "|", component: "^", repetition: "~", escape: "\\", subcomponent: "&" };

const hexText = (hex: string): string => Buffer.from(hex, "hex").toString("latin1");

/** Puts escaped text back (HL7 2.8, 2.7): `\F\` `\S\` `\T\` `\R\` `\E\` `\X0D\` `\.br\`; what is no known escape stays as it is written. */
export const unescaped = (text: string, separators: Separators): string => {
  const { escape } = separators;
  if (escape === "" || !text.includes(escape)) return text;
  const known: Readonly<Record<string, string>> = {
    F: separators.field,
    S: separators.component,
    T: separators.subcomponent,
    R: separators.repetition,
    E: escape,
    ".br": "\n",
    H: "",
    N: "",
  };
  const parts = text.split(escape);
  let result = parts[0] ?? "";
  let index = 1;
  while (index < parts.length) {
    const [name = "", after] = [parts[index], parts[index + 1]];
    const meant = known[name] ?? (/^X(?:[0-9A-Fa-f]{2})+$/.test(name) ? hexText(name.slice(1)) : undefined);
    if (meant === undefined || after === undefined) {
      result += `${escape}${name}`;
      index += 1;
      continue;
    }
    result += `${meant}${after}`;
    index += 2;
  }
  return result;
};

/** Text that cannot break out of its field. Line ends and other control characters become spaces: an answer has one line a segment. */
export const escaped = (text: string, separators: Separators): string => {
  const { field, component, repetition, escape, subcomponent } = separators;
  const names = new Map([
    [escape, "E"],
    [field, "F"],
    [component, "S"],
    [repetition, "R"],
    [subcomponent, "T"],
  ]);
  return [...text]
    .map((character) => {
      const name = names.get(character);
      if (name !== undefined) return `${escape}${name}${escape}`;
      return character < " " ? " " : character;
    })
    .join("");
};
