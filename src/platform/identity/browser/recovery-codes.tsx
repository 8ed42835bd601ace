import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { useWords } from "#ui/words/use-words.ts";

import styles from "./recovery-codes.module.css";
import { securityWords } from "./security-words.ts";

/** New recovery codes, the one time that they are shown. It closes when the person says that they kept them. */
export const RecoveryCodes = ({ codes, onClose }: { readonly codes: readonly string[]; readonly onClose: () => void }) => {
  const t = useWords(securityWords);
  const toasts = useToasts();
  const copy = () => void navigator.clipboard.writeText(codes.join("\n")).then(() => toasts.show({ message: t("recovery.copied") }));
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("recovery.title")}
      description={t("recovery.once")}
      actions={
        <>
          <Button onClick={copy}>{t("recovery.copy")}</Button>
          <Button kind="primary" onClick={onClose}>
            {t("recovery.done")}
          </Button>
        </>
      }
    >
      <ol className={styles["codes"]}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
    </Dialog>
  );
};
