import { X } from "lucide-react";
import { useId, useState, type MouseEvent, type ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { joinClasses } from "../theme/join-classes.ts";
import { FloatRoot } from "./float-root.ts";
import { IconButton } from "./icon-button.tsx";
import { useModal } from "./use-modal.ts";
import styles from "./dialog.module.css";

interface DialogProps {
  readonly open: boolean;
  /** Asked to close by Esc, the cross, or a press outside. */
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons at the foot, the main one last. */
  readonly actions?: ReactNode;
  readonly size?: "narrow" | "wide" | undefined;
  /** A press outside closes; off where text would be lost. */
  readonly closeOnOutside?: boolean | undefined;
}

/** The browser's own modal dialog: it keeps the focus, makes the page inert and lies above everything. */
export const Dialog = ({ open, onClose, title, description, children, actions, size = "narrow", closeOnOutside = false }: DialogProps) => {
  const t = useWords(uiWords);
  const id = useId();
  const [element, setElement] = useState<HTMLDialogElement | null>(null);
  useModal(element);
  if (!open) return null;
  const pressed = (event: MouseEvent) => {
    if (closeOnOutside && event.target === event.currentTarget) onClose();
  };
  return (
    <dialog
      ref={setElement}
      className={joinClasses(styles["dialog"], styles[size])}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-description` : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={pressed}
    >
      <FloatRoot value={element}>
        <div className={styles["sheet"]}>
          <header className={styles["head"]}>
            <h2 id={`${id}-title`} className={styles["title"]}>
              {title}
            </h2>
            <IconButton label={t("dialog.close")} icon={<X />} onClick={onClose} className={styles["close"]} />
          </header>
          <div className={styles["body"]}>
            {description && (
              <div id={`${id}-description`} className={styles["description"]}>
                {description}
              </div>
            )}
            {children}
          </div>
          {actions && <footer className={styles["actions"]}>{actions}</footer>}
        </div>
      </FloatRoot>
    </dialog>
  );
};
