import { useId, useState, type ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { TextArea } from "./text-area.tsx";

interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** A question that says what will happen: "Mark this dose as entered in error?" */
  readonly title: string;
  readonly description?: ReactNode;
  /** The verb: "Mark as error", never "OK". */
  readonly confirmLabel: string;
  readonly onConfirm: (reason: string) => void;
  readonly reason?: "none" | "optional" | "required" | undefined;
  readonly reasonLabel?: string | undefined;
  readonly reasonHint?: string | undefined;
  readonly danger?: boolean | undefined;
  readonly busy?: boolean | undefined;
  readonly children?: ReactNode;
}

export const ConfirmDialog = ({ open, onClose, ...rest }: ConfirmDialogProps) =>
  open ? <OpenConfirmDialog onClose={onClose} {...rest} /> : null;

/** Mounted afresh each time, so that an earlier reason does not come back. */
const OpenConfirmDialog = ({
  onClose,
  title,
  description,
  confirmLabel,
  onConfirm,
  reason = "none",
  reasonLabel,
  reasonHint,
  danger,
  busy,
  children,
}: Omit<ConfirmDialogProps, "open">) => {
  const t = useWords(uiWords);
  const id = useId();
  const [text, setText] = useState("");
  const [tried, setTried] = useState(false);
  const missing = reason === "required" && text.trim() === "";
  const confirm = () => {
    setTried(true);
    if (missing) document.getElementById(id)?.focus();
    else onConfirm(text.trim());
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={description}
      actions={
        <>
          <Button onClick={onClose}>{t("dialog.cancel")}</Button>
          <Button kind={danger ? "danger" : "primary"} busy={busy} onClick={confirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {reason !== "none" && (
        <TextArea
          id={id}
          label={reasonLabel ?? t("dialog.reason")}
          hint={reasonHint}
          required={reason === "required"}
          value={text}
          onChange={setText}
          error={tried && missing ? t("dialog.reasonMissing") : undefined}
        />
      )}
    </Dialog>
  );
};
