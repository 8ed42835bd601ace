import { useEffect, useRef, useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { Field } from "#ui/controls/field.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { textSources } from "../contract-texts.ts";
import { instrumentCatalogue } from "../rules/data/instrument-catalogue.ts";
import type { InstrumentId } from "../rules/instrument-definition.ts";
import { TextPreview } from "./text-preview.tsx";
import { textsWords } from "./texts-words.ts";
import { useLoadText } from "./use-load-text.ts";

type Loading = ReturnType<typeof useLoadText>;

/** Everything that does not fit, above the file, so that it is seen where the person checked. */
const Problems = ({ problems }: { readonly problems: readonly string[] }) => {
  const t = useWords(textsWords);
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => here.current?.scrollIntoView({ block: "nearest" }), [problems]);
  return (
    <div role="alert" ref={here}>
      <p>
        <strong>{t("dialog.wrong", { count: problems.length })}</strong>
      </p>
      <ul>
        {problems.map((problem, place) => (
          <li key={place}>{problem}</li>
        ))}
      </ul>
    </div>
  );
};

/** The file itself: chosen or pasted, with everything that does not fit beside it. */
const FileFields = ({ loading, hasTable }: { readonly loading: Loading; readonly hasTable: boolean }) => {
  const t = useWords(textsWords);
  const [unreadable, setUnreadable] = useState(false);
  const { file, change, checked, checkError } = loading;
  const problems = checked?.problems ?? [];
  const read = (chosen: File | undefined) => {
    setUnreadable(false);
    if (chosen === undefined) return;
    const source = chosen.name.toLowerCase().endsWith(".csv") ? "csv" : "fhir";
    chosen.text().then(
      (content) => change({ content, source }),
      () => setUnreadable(true),
    );
  };
  return (
    <>
      {problems.length > 0 && <Problems problems={problems} />}
      <SelectField
        label={t("dialog.source")}
        value={file.source}
        options={textSources.map((value) => ({ value, label: t(`dialog.sources.${value}`) }))}
        onChange={(source) => change({ source })}
      />
      <Field label={t("dialog.file")} error={unreadable ? t("dialog.unreadable") : undefined}>
        {(control) => <input {...control} type="file" accept=".json,.csv" onChange={(event) => read(event.target.files?.[0])} />}
      </Field>
      <TextArea
        label={t("dialog.content")}
        rows={6}
        value={file.content}
        spellCheck={false}
        onChange={(content) => change({ content })}
        error={checkError}
      />
      {hasTable && <TextArea label={t("dialog.table")} rows={3} value={file.table} onChange={(table) => change({ table })} />}
    </>
  );
};

/** Loads the clinic's own wording: the file, what it will look like, and what the person states about the licence. */
export const LoadTextDialog = ({ instrument, onClose }: { readonly instrument: InstrumentId; readonly onClose: () => void }) => {
  const t = useWords(textsWords);
  const { show } = useToasts();
  const { shortName } = instrumentCatalogue[instrument];
  const loading = useLoadText(instrument, () => {
    show({ message: t("dialog.kept", { name: shortName }) });
    onClose();
  });
  const text = loading.checked?.text ?? null;
  const isStated = loading.holdsLicence && loading.licenceNote.trim() !== "";
  return (
    <Dialog
      open
      size="wide"
      onClose={onClose}
      title={t("loadOf", { name: shortName })}
      description={t("dialog.intro", { columns: "item,text,value,label,subscale" })}
      actions={
        text === null ? (
          <Button kind="primary" busy={loading.isChecking} disabled={loading.file.content.trim() === ""} onClick={loading.check}>
            {t("dialog.check")}
          </Button>
        ) : (
          <Button kind="primary" busy={loading.isKeeping} disabled={!isStated} onClick={loading.keep}>
            {t("dialog.keep")}
          </Button>
        )
      }
    >
      <Stack gap={4}>
        <FileFields loading={loading} hasTable={instrument === "promis_dep4a"} />
        {text !== null && (
          <>
            <TextPreview text={text} open={loading.checked?.open ?? []} />
            <Checkbox label={t("dialog.holds")} checked={loading.holdsLicence} onChange={loading.setHoldsLicence} required />
            <TextField
              label={t("dialog.licence")}
              hint={t("dialog.licenceHint")}
              value={loading.licenceNote}
              onChange={loading.setLicenceNote}
              error={loading.keepError}
              required
            />
          </>
        )}
      </Stack>
    </Dialog>
  );
};
