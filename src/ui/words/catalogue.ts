import { createInstance } from "i18next";
import { currentLocale, languageOf, onLocaleChange, type Language } from "./locale.ts";
import type { Translate, Translation, WordTree } from "./word-key.ts";

export interface Words<Tree extends WordTree> {
  readonly namespace: string;
  readonly en: Tree;
}

type Loader = () => Promise<WordTree>;

const store = createInstance();
void store.init({
  lng: languageOf(currentLocale()),
  fallbackLng: "en",
  resources: {},
  initAsync: false,
  nsSeparator: false,
  interpolation: { escapeValue: false }, // React escapes.
});

const loaders = new Map<Language, Map<string, Loader>>();
const listeners = new Set<() => void>();
const underWay = new Set<Promise<void>>();
let version = 0;

const announce = () => {
  version += 1;
  for (const listener of listeners) listener();
};

const load = (language: Language, namespace: string, loader: Loader) => {
  if (store.hasResourceBundle(language, namespace)) return;
  const loading = loader()
    .then((words) => void store.addResourceBundle(language, namespace, words))
    .catch(() => undefined) // Without the catalogue (offline, say) the English words stand in.
    .then(announce);
  underWay.add(loading);
  void loading.finally(() => underWay.delete(loading));
};

onLocaleChange((locale) => {
  const language = languageOf(locale);
  for (const [namespace, loader] of loaders.get(language) ?? []) load(language, namespace, loader);
  void store.changeLanguage(language).then(announce);
});

/** Names a set of words, in English. One call for each screen or feature, at the top of its words file. */
export const defineWords = <const Tree extends WordTree>(namespace: string, en: Tree): Words<Tree> => {
  store.addResourceBundle("en", namespace, en, true, true);
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

/** The words outside a component. */
export const translate = <Tree extends WordTree>(words: Words<Tree>): Translate<Tree> => {
  const look = store.getFixedT(null, words.namespace);
  return (key, values) => String(values === undefined ? look(String(key)) : look(String(key), values));
};

export const onWordsChange = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const wordsVersion = (): number => version;
