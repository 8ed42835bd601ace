import { afterEach, expect, expectTypeOf, test } from "vitest";
import { defineWords, registerCatalogue, translate, wordsReady } from "./catalogue.ts";
import { chooseLocale, currentLocale, languageOf } from "./locale.ts";
import type { WordKey } from "./word-key.ts";

const words = defineWords("test-inbox", {
  inbox: { title: "Inbox of {{name}}", waiting_one: "{{count}} waits", waiting_other: "{{count}} wait" },
  send: "Send",
  facts: { "plan.order-signed": "Order signed", "plan.undone_other": "{{count}} undone" },
});
const t = translate(words);

afterEach(() => chooseLocale("en"));

test("keys are dot paths, plural forms under one key", () => {
  expectTypeOf<WordKey<typeof words.en>>().toEqualTypeOf<
    "send" | "inbox.title" | "inbox.waiting" | "facts.plan.order-signed" | "facts.plan.undone"
  >();
  expect(t("facts.plan.order-signed")).toBe("Order signed");
  expect(t("facts.plan.undone", { count: 1 })).toBe("1 undone");
  // @ts-expect-error a key that does not exist
  expect(t("inbox.titel")).toBe("inbox.titel");
});

test("values and plurals are put in", () => {
  expect(t("inbox.title", { name: "Ana & Bo" })).toBe("Inbox of Ana & Bo");
  expect(t("inbox.waiting", { count: 1 })).toBe("1 waits");
  expect(t("inbox.waiting", { count: 3 })).toBe("3 wait");
});

test("a registered language is loaded when it is chosen, and not before", async () => {
  let loads = 0;
  registerCatalogue(words, "es", async () => {
    loads += 1;
    return {
      inbox: { title: "Bandeja de {{name}}", waiting_one: "{{count}} espera", waiting_other: "{{count}} esperan" },
      send: "Enviar",
      facts: { "plan.order-signed": "Firmada", "plan.undone_other": "{{count}}" },
    };
  });
  expect(loads).toBe(0);
  chooseLocale("es-MX");
  await wordsReady();
  expect([loads, t("send"), t("inbox.waiting", { count: 2 })]).toEqual([1, "Enviar", "2 esperan"]);
  expect(currentLocale()).toBe("es-MX");
});

test("a catalogue that cannot be fetched leaves the English words", async () => {
  const lonely = defineWords("test-lonely", { send: "Send" });
  registerCatalogue(lonely, "es", () => Promise.reject(new Error("offline")));
  chooseLocale("es");
  await wordsReady();
  expect(translate(lonely)("send")).toBe("Send");
});

test("an unknown language reads English", () => {
  expect(languageOf("fr-CA")).toBe("en");
  expect(languageOf("es-419")).toBe("es");
});
