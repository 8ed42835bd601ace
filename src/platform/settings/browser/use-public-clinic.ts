import { useRead } from "../../http/browser/use-read.ts";
import { settingsContract, type Clinic } from "../contract.ts";

export type PublicClinic = {
  readonly clinic: Clinic | undefined;
  readonly isPending: boolean;
  readonly failed: boolean;
  readonly retry: () => void;
};

/** The clinic whose public pages are open: the one named in the address, else the first of this installation. */
export const usePublicClinic = (slug: string | undefined): PublicClinic => {
  const { data, isPending, isError, refetch } = useRead(settingsContract.readClinics, { params: {} });
  const clinic = slug === undefined ? data?.clinics[0] : data?.clinics.find((one) => one.slug === slug);
  return { clinic, isPending, failed: isError, retry: () => void refetch() };
};
