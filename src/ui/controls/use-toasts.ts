import { createContext, useContext } from "react";

export interface ToastNotice {
  /** What happened, in the past tense: "Blood pressure charted". */
  readonly message: string;
  readonly undo?: (() => void) | undefined;
  /** Another single act in place of undo. */
  readonly action?: { readonly label: string; readonly act: () => void } | undefined;
  /** A failure stays until it is dismissed. */
  readonly kind?: "plain" | "failure" | undefined;
  readonly seconds?: number | undefined;
}

/** Shows a notice and gives a function that takes it away. */
export type ShowToast = (notice: ToastNotice) => () => void;

export const ToastContext = createContext<{ readonly show: ShowToast }>({ show: () => () => undefined });

export const useToasts = (): { readonly show: ShowToast } => useContext(ToastContext);
