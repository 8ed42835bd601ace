import { useLayoutEffect } from "react";

/** Opens a dialog when it is there, and closes it before it goes, so that the focus returns to where it was. */
export const useModal = (dialog: HTMLDialogElement | null): void => {
  useLayoutEffect(() => {
    if (!dialog) return undefined;
    if (!dialog.open) dialog.showModal();
    return () => dialog.close();
  }, [dialog]);
};
