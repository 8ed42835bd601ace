import { expect, test } from "vitest";

import type { PdfContent } from "./pdf-block.ts";
import { signatureStrokes } from "./signature-strokes.ts";
import { writePdf } from "./write-pdf.ts";

const at = Temporal.Instant.from("2026-11-23T10:00:00Z");
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100"><path d="M 10,60 C 40.5,10 60,90 90,50 C 120,10 150,80 180,40" stroke-width="2.1" stroke="black" fill="none" stroke-linecap="round"></path><circle r="1.5" cx="200" cy="60" fill="black"></circle></svg>';
const png = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

const content: PdfContent = {
  title: "Consent to treatment",
  language: "en",
  identity: "Zoë Łukasińska · born 1985-03-02 · Βασιλική Їжакевич",
  clinic: "Harbour Clinic",
  blocks: [
    { kind: "heading", level: 1, text: "Consent to treatment with ketamine" },
    {
      kind: "paragraph",
      text: "You can change your mind at any time, before and during a session. Crème brûlée, naïve, 118/76 mmHg, 50 µg.",
    },
    { kind: "heading", level: 2, text: "What may happen" },
    {
      kind: "list",
      items: [
        "Your blood pressure may rise for about an hour.",
        "You may feel sick.",
        "Things may look or sound different for a while. ".repeat(5),
      ],
    },
    { kind: "heading", level: 2, text: "What was agreed" },
    {
      kind: "pairs",
      rows: [
        { term: "Touch", value: "Hand: yes. Hug: no." },
        { term: "Booster agreed beforehand", value: "Up to 50 mg, asked again in the session. ".repeat(4) },
      ],
    },
    ...Array.from({ length: 20 }, (_, index) => ({
      kind: "paragraph" as const,
      text: `${index + 1}. ${"A longer passage of the text. ".repeat(12)}`,
    })),
    { kind: "heading", level: 2, text: "Signature" },
    { kind: "drawing", svg, description: "The patient's signature", widthPt: 180 },
    { kind: "image", dataUrl: png, description: "A mark", widthPt: 20 },
    { kind: "paragraph", quiet: true, text: "Signed in the browser on 23 November 2026, 10:00, America/New_York." },
  ],
};

test("the same content and time give the same bytes, another time does not", async () => {
  const [one, two, other] = await Promise.all([writePdf(content, at), writePdf(content, at), writePdf(content, at.add({ hours: 1 }))]);
  expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(false);
  expect(one.contentHash).toBe(other.contentHash);
});

test("the document says its language, its title and its structure, and says that it is accessible", async () => {
  const text = Buffer.from((await writePdf(content, at)).bytes).toString("latin1");
  expect(text).toContain("/Lang (en)");
  expect(text).toContain("/Marked true");
  expect(text).toContain("/DisplayDocTitle true");
  expect(text).toContain("<pdfuaid:part>1</pdfuaid:part>");
  for (const tag of ["/S /Document", "/S /H1", "/S /H2", "/S /P", "/S /LBody", "/S /TH", "/S /Figure"]) expect(text).toContain(tag);
});

test("names in Polish, Greek and Ukrainian are drawn, and letters that no font has are named", async () => {
  expect((await writePdf(content, at)).missing).toEqual([]);
  const foreign = await writePdf({ ...content, blocks: [{ kind: "paragraph", text: "李 明" }] }, at);
  expect(foreign.missing).toEqual(["李", "明"]);
});

test("a picture that is no PNG, and a drawing that is no signature, are refused", async () => {
  const withBlock = (block: PdfContent["blocks"][number]) => writePdf({ ...content, blocks: [block] }, at);
  await expect(withBlock({ kind: "image", dataUrl: "https://example.org/a.png", description: "", widthPt: 10 })).rejects.toThrow("PNG");
  await expect(withBlock({ kind: "drawing", svg: "<svg><script/></svg>", description: "", widthPt: 10 })).rejects.toThrow("signature");
});

test("only plain strokes and dots are taken from a signature", () => {
  const strokes = signatureStrokes(svg.replace("</svg>", '<path d="M 0 0 url(#x)" stroke-width="1"/></svg>'));
  expect(strokes?.strokes).toHaveLength(2);
});
