import { expect, test } from "vitest";

import { languageFor } from "./language-for.ts";
import { canonicalTag, isLanguageTag, isSameLanguage } from "./language-tag.ts";

test("[MSR-42] a person is asked in their own language where the wording is there, whatever the region", () => {
  expect(languageFor(["en", "es"], "es", "en")).toEqual({ language: "es", why: "own" });
  expect(languageFor(["en", "es"], "es-MX", "en")).toEqual({ language: "es", why: "own" });
  expect(languageFor(["en", "es-US", "es-MX"], "es-mx", "en")).toEqual({ language: "es-MX", why: "own" });
  expect(languageFor(["en", "es-US", "es"], "es-MX", "en")).toEqual({ language: "es", why: "own" });
  expect(languageFor(["en", "pt-BR"], "pt", "en")).toEqual({ language: "pt-BR", why: "own" });
});

test("[MSR-42] a language that nobody knows, or that is not there, falls to the clinic's and says so", () => {
  expect(languageFor(["es", "en-US"], null, "en")).toEqual({ language: "en-US", why: "clinic" });
  expect(languageFor(["en", "es"], "ko", "es")).toEqual({ language: "es", why: "clinic" });
  expect(languageFor(["en"], "eng", "en"), "another tag is another language").toEqual({ language: "en", why: "clinic" });
});

test("[MSR-42] where neither is there it is asked in what there is, and without any wording in nothing", () => {
  expect(languageFor(["de", "fr"], "ko", "en")).toEqual({ language: "de", why: "only" });
  expect(languageFor([], "en", "en")).toBeNull();
});

test("[MSR-42] another script is another language to read", () => {
  expect(languageFor(["zh-Hans", "en"], "zh-Hant-TW", "en")).toEqual({ language: "en", why: "clinic" });
  expect(isSameLanguage("zh", "zh-Hant")).toBe(true);
});

test("two spellings of one tag are the same", () => {
  expect(canonicalTag("EN-us")).toBe("en-US");
  expect(canonicalTag("ZH-hANT-tw")).toBe("zh-Hant-TW");
  expect(canonicalTag("es-419")).toBe("es-419");
  for (const tag of ["en", "en-US", "zh-Hant-TW", "es-419"]) expect(isLanguageTag(tag), tag).toBe(true);
  for (const tag of ["", "e", "english please", "en_US", "-en"]) expect(isLanguageTag(tag), tag).toBe(false);
});
