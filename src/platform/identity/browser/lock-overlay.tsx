import { useId, useState, type ReactNode } from "react";

import { useModal } from "#ui/controls/use-modal.ts";

import styles from "./lock-overlay.module.css";

/**
 * Lies above the page, which stays as it is below: inert, unseen, with everything that was being typed. It closes by proof alone;
 * Esc does nothing.
 */
export const LockOverlay = ({ children }: { readonly children: ReactNode }) => {
  const id = useId();
  const [element, setElement] = useState<HTMLDialogElement | null>(null);
  useModal(element);
  return (
    <dialog
      ref={setElement}
      id={id}
      className={styles["lock"]}
      aria-modal="true"
      data-kapstone-lock=""
      onCancel={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === "Escape") event.preventDefault();
      }}
    >
      {children}
    </dialog>
  );
};
