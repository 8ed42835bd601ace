/** Words by key, nested as deep as reads well: `{ inbox: { title: "Inbox", waiting_one: "…", waiting_other: "…" } }`. */
export interface WordTree {
  readonly [key: string]: string | WordTree;
}

type PluralForm = "zero" | "one" | "two" | "few" | "many" | "other";

/** `waiting_one` and `waiting_other` are both asked for as `waiting`. */
type WithoutPlural<Key extends string> = Key extends `${infer Base}_${PluralForm}` ? Base : Key;

/** The dot paths of a tree: `"inbox.title" | "inbox.waiting"`. */
export type WordKey<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? WithoutPlural<Key> : `${Key}.${WordKey<Tree[Key]>}`;
}[keyof Tree & string];

/** The same keys in another language, which may add the plural form `many` that English lacks. */
export type Translation<Tree> = {
  readonly [Key in keyof Tree]: Tree[Key] extends string ? string : Translation<Tree[Key]>;
} & {
  readonly [
    Key in keyof Tree & string as Tree[Key] extends string ? (Key extends `${infer Base}_other` ? `${Base}_many` : never) : never
  ]?: string;
};

export type WordValue = string | number;
export type WordValues = Readonly<Record<string, WordValue>>;

/** Gives the words for a key; a plural key needs `count`. */
export type Translate<Tree> = (key: WordKey<Tree>, values?: WordValues) => string;
