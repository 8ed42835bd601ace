import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { useAction } from "#platform/http/browser/use-command.ts";

import { textsContract, type CheckedText, type TextSource } from "../contract-texts.ts";
import type { InstrumentId } from "../rules/instrument-definition.ts";

/** A file being loaded: what was checked counts only as long as the file stays the same. */
export const useLoadText = (instrument: InstrumentId, onKept: () => void) => {
  const check = useAction(textsContract.checkInstrumentText);
  const load = useAction(textsContract.loadInstrumentText);
  const [textId] = useState(newId);
  const [file, setFile] = useState<{ readonly source: TextSource; readonly content: string; readonly table: string }>({
    source: "fhir",
    content: "",
    table: "",
  });
  const [checked, setChecked] = useState<CheckedText | null>(null);
  const [holdsLicence, setHoldsLicence] = useState(false);
  const [licenceNote, setLicenceNote] = useState("");
  const sent = { instrument, source: file.source, content: file.content, tTable: file.table.trim() === "" ? null : file.table };
  return {
    file,
    change: (changed: Partial<typeof file>) => {
      setChecked(null);
      setFile((before) => ({ ...before, ...changed }));
    },
    checked,
    check: () => check.mutate({ params: {}, body: sent }, { onSuccess: setChecked }),
    holdsLicence,
    setHoldsLicence,
    licenceNote,
    setLicenceNote,
    keep: () => {
      if (holdsLicence) load.mutate({ params: {}, body: { ...sent, textId, holdsLicence, licenceNote } }, { onSuccess: onKept });
    },
    isChecking: check.isPending,
    isKeeping: load.isPending,
    checkError: check.error?.message,
    keepError: load.error?.message,
  };
};
