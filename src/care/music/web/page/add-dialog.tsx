import { X } from "lucide-react";
import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { FileRefusal } from "../../rules/judge-file.ts";
import type { Described } from "../upload/send-file.ts";
import { DescribeFields, type Right } from "./describe-fields.tsx";
import { musicPageWords } from "./music-page-words.ts";
import styles from "./music-page.module.css";
import { inMegabytes, limitWords } from "./sizes.ts";

/** A file that somebody chose; `why`: it cannot be taken. */
export type Chosen = { readonly key: string; readonly file: File; readonly title: string; readonly why: FileRefusal | null };

type AddDialogProps = {
  readonly chosen: readonly Chosen[];
  readonly onClose: () => void;
  readonly onAdd: (files: readonly { readonly file: File; readonly described: Described }[]) => void;
};

const NotTaken = ({ refused }: { readonly refused: readonly Chosen[] }) => {
  const t = useWords(musicPageWords);
  if (refused.length === 0) return null;
  return (
    <div role="alert">
      <p>
        <StateMark kind="amber" decorative /> {t("add.notTaken", { count: refused.length })}
      </p>
      <ul>
        {refused.map(({ key, file, why }) => (
          <li key={key}>
            {file.name}: {why !== null && t(`refusals.${why}`, limitWords)}
          </li>
        ))}
      </ul>
    </div>
  );
};

/** Titles of the chosen files, and the right to play them. */
export const AddDialog = ({ chosen, onClose, onAdd }: AddDialogProps) => {
  const t = useWords(musicPageWords);
  const locale = useLocale();
  const [files, setFiles] = useState(() => chosen.filter(({ why }) => why === null));
  const [right, setRight] = useState<Right>({ licence: "", source: "" });
  const [attempt, setAttempt] = useState(0);
  const open = [
    ...files.filter(({ title }) => title.trim() === "").map(({ key }) => ({ field: key, message: t("add.fill.title") })),
    ...(right.licence === "" ? [{ field: "licence", message: t("add.fill.licence") }] : []),
    ...(right.source.trim() === "" ? [{ field: "source", message: t("add.fill.source") }] : []),
  ];
  const problems = attempt === 0 ? [] : open;
  const errorOf = (field: string): string | undefined => problems.find((one) => one.field === field)?.message;
  const add = (): void => {
    setAttempt((count) => count + 1);
    const { licence, source } = right;
    if (open.length > 0 || licence === "") return;
    onAdd(files.map(({ file, title }) => ({ file, described: { title: title.trim(), licence, source: source.trim() } })));
  };
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={t("add.dialog")}
      actions={
        files.length > 0 && (
          <Button kind="primary" onClick={add}>
            {t("add.send", { count: files.length })}
          </Button>
        )
      }
    >
      <Stack gap={4}>
        <FormSummary problems={problems} attempt={attempt} />
        <NotTaken refused={chosen.filter(({ why }) => why !== null)} />
        {files.length === 0 && <p>{t("add.none")}</p>}
        {files.map(({ key, file, title }) => (
          <div key={key} className={styles["line"]}>
            <TextField
              id={key}
              label={t("add.nameOf", { file: file.name })}
              required
              maxLength={200}
              value={title}
              onChange={(next) => setFiles((all) => all.map((one) => (one.key === key ? { ...one, title: next } : one)))}
              error={errorOf(key)}
            />
            <span className={styles["length"]}>{t("files.megabytes", { value: inMegabytes(file.size, locale) })}</span>
            {files.length > 1 && (
              <IconButton
                label={t("add.leaveOut", { file: file.name })}
                icon={<X />}
                onClick={() => setFiles((all) => all.filter((one) => one.key !== key))}
              />
            )}
          </div>
        ))}
        {files.length > 0 && <DescribeFields right={right} onChange={setRight} errorOf={errorOf} />}
      </Stack>
    </Dialog>
  );
};
