import { inflateSync } from "node:zlib";

const hex = (text: string): string => (text.match(/.{4}/g) ?? []).map((code) => String.fromCharCode(Number.parseInt(code, 16))).join("");

type Objects = ReadonlyMap<number, { readonly head: string; readonly stream: string | undefined }>;

const objectsOf = (bytes: Uint8Array): Objects => {
  const text = Buffer.from(bytes).toString("latin1");
  const found = new Map<number, { head: string; stream: string | undefined }>();
  for (const match of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head = "", packed] = (match[2] ?? "").split("stream\n", 2);
    const isText = packed !== undefined && head.includes("FlateDecode");
    const stream = isText ? inflateSync(Buffer.from(packed, "latin1")).toString("latin1") : undefined;
    found.set(Number(match[1]), { head, stream });
  }
  return found;
};

/** Code to letters, as the font's own ToUnicode table says. */
const lettersOf = (objects: Objects, font: string): ReadonlyMap<number, string> => {
  const table = objects.get(Number(/\/ToUnicode (\d+)/.exec(font)?.[1]))?.stream ?? "";
  const letters = new Map<number, string>();
  for (const [, from = "", , list = ""] of table.matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/g)) {
    (list.match(/<[^>]*>/g) ?? []).forEach((one, index) => letters.set(Number.parseInt(from, 16) + index, hex(one.slice(1, -1))));
  }
  return letters;
};

/** The text of each page of a PDF that `writePdf` wrote, for tests. */
export const pdfText = (bytes: Uint8Array): readonly string[] => {
  const objects = objectsOf(bytes);
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\n/.test(head));
  return pages.map(({ head }) => {
    const resources = objects.get(Number(/\/Resources (\d+)/.exec(head)?.[1]))?.head ?? "";
    const fonts = new Map(
      [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = "", id]) => [
        name,
        lettersOf(objects, objects.get(Number(id))?.head ?? ""),
      ]),
    );
    const content = objects.get(Number(/\/Contents (\d+)/.exec(head)?.[1]))?.stream ?? "";
    let letters: ReadonlyMap<number, string> = new Map();
    let text = "";
    for (const [whole, name, shown = ""] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (whole.endsWith("Tf")) letters = fonts.get(name ?? "") ?? letters;
      else {
        for (const [, codes = ""] of shown.matchAll(/<([0-9a-f]*)>/g))
          text += (codes.match(/.{4}/g) ?? []).map((code) => letters.get(Number.parseInt(code, 16)) ?? "?").join("");
        text += " ";
      }
    }
    return text.replaceAll(/\s+/g, " ");
  });
};
