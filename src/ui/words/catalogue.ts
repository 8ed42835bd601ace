import { currentLocale, languageOf, onLocaleChange, type Language } from "./locale.ts";
import type { Translate, Translation, WordTree, WordValue, WordValues } from "./word-key.ts";

export interface Words<Tree extends WordTree> {
  readonly namespace: string;
  readonly en: Tree;
}

type Loader = () => Promise<WordTree>;

const trees = new Map<Language, Map<string, WordTree>>([["en", new Map()]]);
const loaders = new Map<Language, Map<string, Loader>>();
const listeners = new Set<() => void>();
const underWay = new Set<Promise<void>>();
let version = 0;

const announce = () => {
  version += 1;
  for (const listener of listeners) listener();
};

const treesOf = (language: Language): Map<string, WordTree> => {
  const known = trees.get(language) ?? new Map<string, WordTree>();
  trees.set(language, known);
  return known;
};

const load = (language: Language, namespace: string, loader: Loader) => {
  if (treesOf(language).has(namespace)) return;
  const loading = loader()
    .then((words) => void treesOf(language).set(namespace, words))
    .catch(() => undefined) // Without the catalogue (offline, say) the English words stand in.
    .then(announce);
  underWay.add(loading);
  void loading.finally(() => underWay.delete(loading));
};

onLocaleChange((locale) => {
  const language = languageOf(locale);
  for (const [namespace, loader] of loaders.get(language) ?? []) load(language, namespace, loader);
  announce();
});

/** A key may hold dots itself: `{ facts: { "plan.order-signed": "…" } }`. */
const seek = (tree: WordTree, key: string): string | undefined => {
  const here = tree[key];
  if (typeof here === "string") return here;
  for (let dot = key.indexOf("."); dot !== -1; dot = key.indexOf(".", dot + 1)) {
    const below = tree[key.slice(0, dot)];
    const found = typeof below === "object" ? seek(below, key.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};

/** What was looked for before: a screen asks for the same hundred texts each time that it is drawn. */
const sought = new WeakMap<WordTree, Map<string, string | undefined>>();

const textAt = (tree: WordTree | undefined, key: string): string | undefined => {
  if (tree === undefined) return undefined;
  const known = sought.get(tree) ?? new Map<string, string | undefined>();
  sought.set(tree, known);
  if (!known.has(key)) known.set(key, seek(tree, key));
  return known.get(key);
};

const rules = new Map<Language, Intl.PluralRules>();
const pluralRules = (language: Language): Intl.PluralRules => {
  const known = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, known);
  return known;
};

/** The text of a key in one language; with a count in the form that the language has for it. */
const find = (language: Language, namespace: string, key: string, count: WordValue | undefined): string | undefined => {
  const tree = trees.get(language)?.get(namespace);
  const plain = (): string | undefined => textAt(tree, key);
  if (typeof count !== "number") return plain();
  const form = pluralRules(language).select(count);
  return textAt(tree, `${key}_${form}`) ?? textAt(tree, `${key}_other`) ?? plain();
};

const putIn = (text: string, values: WordValues | undefined): string =>
  !text.includes("{{") ? text : text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values?.[name] ?? ""));

/** Names a set of words, in English. One call for each screen or feature, at the top of its words file. */
export const defineWords = <const Tree extends WordTree>(namespace: string, en: Tree): Words<Tree> => {
  treesOf("en").set(namespace, en);
  return { namespace, en };
};

/** Says where the same words are in another language; they are fetched when somebody reads that language. */
export const registerCatalogue = <Tree extends WordTree>(
  words: Words<Tree>,
  language: Language,
  loader: () => Promise<Translation<Tree>>,
): void => {
  const known = loaders.get(language) ?? new Map<string, Loader>();
  const asTree: Loader = () => loader().then((translation) => ({ ...translation }));
  loaders.set(language, known.set(words.namespace, asTree));
  if (languageOf(currentLocale()) === language) load(language, words.namespace, asTree);
};

/** Resolves when the catalogues asked for so far are there: wait for it before the first paint. */
export const wordsReady = async (): Promise<void> => {
  await Promise.all(underWay);
};

/** The words outside a component. React escapes what is put in. */
export const translate =
  <Tree extends WordTree>({ namespace }: Words<Tree>): Translate<Tree> =>
  (key, values) => {
    const asked = String(key);
    const count = values?.["count"];
    const text = find(languageOf(currentLocale()), namespace, asked, count) ?? find("en", namespace, asked, count);
    return text === undefined ? asked : putIn(text, values);
  };

export const onWordsChange = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const wordsVersion = (): number => version;
