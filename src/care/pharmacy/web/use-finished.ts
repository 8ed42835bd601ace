import { useToasts } from "#ui/controls/use-toasts.ts";

/** Closes a dialog and says what was done. */
export const useFinished = (message: string, onClose: () => void): { readonly onSuccess: () => void } => {
  const { show } = useToasts();
  return {
    onSuccess: () => {
      onClose();
      show({ message });
    },
  };
};
