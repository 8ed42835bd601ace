import { scanTypes, type ScanType } from "../contract.ts";

/** A paper as it is sent. */
export type Scan = { readonly mediaType: ScanType; readonly base64: string };
export type ScanProblem = "unreadable" | "tooLarge";

const mostBytes = 700_000;
/** Enough to read a page by; a photograph of a phone has three times as many. */
const longestSide = 2_000;

const base64Of = (bytes: Uint8Array): string => {
  let text = "";
  for (let place = 0; place < bytes.length; place += 0x80_00) text += String.fromCodePoint(...bytes.subarray(place, place + 0x80_00));
  return btoa(text);
};

const smaller = async (file: Blob, quality: number): Promise<Blob | null> => {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
};

const fitting = async (file: Blob): Promise<Blob | null> => {
  if (file.size <= mostBytes || file.type === "application/pdf") return file;
  const [good, plain] = [await smaller(file, 0.8), await smaller(file, 0.5)];
  return good !== null && good.size <= mostBytes ? good : plain;
};

/** Reads a chosen file as a scan; photographs that are too large are made smaller, a PDF is not. */
export const readScan = async (file: File): Promise<Scan | ScanProblem> => {
  try {
    const blob = scanTypes.some((type) => type === file.type) ? await fitting(file) : null;
    const mediaType = scanTypes.find((type) => type === blob?.type);
    if (blob === null || mediaType === undefined) return "unreadable";
    return blob.size > mostBytes ? "tooLarge" : { mediaType, base64: base64Of(new Uint8Array(await blob.arrayBuffer())) };
  } catch {
    return "unreadable";
  }
};
