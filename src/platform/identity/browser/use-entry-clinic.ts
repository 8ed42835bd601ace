import { useEffect, useState } from "react";

import { useRead } from "../../http/browser/use-read.ts";
import { settingsContract, type Clinic } from "../../settings/contract.ts";

const remembered = "kapstone.clinic";

export type EntryClinic = {
  readonly clinics: readonly Clinic[];
  /** Undefined while it is fetched, or while somebody must choose. */
  readonly clinic: Clinic | undefined;
  readonly choose: (clinicId: string) => void;
  readonly isPending: boolean;
  readonly failed: boolean;
  readonly retry: () => void;
};

/** The clinic that somebody signs in to: the one in the address, the only one, or the one that this browser used last. */
export const useEntryClinic = (slug: string | undefined): EntryClinic => {
  const { data, isPending, isError, refetch } = useRead(settingsContract.readClinics, { params: {} });
  const [chosen, setChosen] = useState(() => localStorage.getItem(remembered) ?? undefined);
  const clinics = data?.clinics ?? [];
  const only = clinics.length === 1 ? clinics[0] : undefined;
  const named = slug === undefined ? undefined : clinics.find((one) => one.slug === slug);
  const namedId = named?.clinicId;
  useEffect(() => {
    if (namedId !== undefined) localStorage.setItem(remembered, namedId);
  }, [namedId]);
  return {
    clinics,
    clinic: named ?? only ?? clinics.find((one) => one.clinicId === chosen),
    choose: (clinicId) => {
      localStorage.setItem(remembered, clinicId);
      setChosen(clinicId);
    },
    isPending,
    failed: isError,
    retry: () => void refetch(),
  };
};
