import { useRef, useState, type DragEvent } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { Button } from "#ui/controls/button.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { judgeFile } from "../../rules/judge-file.ts";
import type { Uploads } from "../upload/uploads.ts";
import { AddDialog, type Chosen } from "./add-dialog.tsx";
import { musicPageWords } from "./music-page-words.ts";
import styles from "./music-page.module.css";
import { limitWords } from "./sizes.ts";

const headBytes = 64;

/** "03 - low_tide.mp3" becomes "low tide": a beginning for the title. */
const titleOf = (name: string): string => {
  const plain = name
    .replace(/\.[^.]+$/u, "")
    .replaceAll("_", " ")
    .trim();
  return plain.replace(/^\d{1,3}[\s.-]+/u, "").slice(0, 200) || plain;
};

const look = async (file: File): Promise<Chosen> => {
  const head = await file
    .slice(0, headBytes)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0));
  return { key: newId(), file, title: titleOf(file.name), why: judgeFile(file.size, new Uint8Array(head)) };
};

/** Where recordings are dropped or chosen. Nothing is sent before its right to be played is said. */
export const AddMusic = ({ onAdd }: { readonly onAdd: Uploads["add"] }) => {
  const t = useWords(musicPageWords);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [chosen, setChosen] = useState<readonly Chosen[]>([]);
  const take = async (files: Iterable<File>): Promise<void> => setChosen(await Promise.all([...files].map(look)));
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  if (!isSecureContext) return <p role="note">{t("add.insecure")}</p>;
  return (
    <>
      <div
        className={styles["drop"]}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
        <span>{t("add.drop")}</span>
        <Button onClick={() => input.current?.click()}>{t("add.choose")}</Button>
        <input
          ref={input}
          hidden
          type="file"
          multiple
          accept="audio/*,.mp3,.m4a,.aac,.ogg,.opus,.flac,.wav"
          aria-label={t("add.title")}
          onChange={(event) => {
            void take(event.target.files ?? []);
            event.target.value = "";
          }}
        />
        <p className={`${styles["quiet"]} ${styles["takes"]}`}>{t("add.takes", limitWords)}</p>
      </div>
      {chosen.length > 0 && (
        <AddDialog
          chosen={chosen}
          onClose={() => setChosen([])}
          onAdd={(files) => {
            setChosen([]);
            onAdd(files);
          }}
        />
      )}
    </>
  );
};
