import type { ReactNode } from "react";

import type { RequestProblem } from "#platform/http/browser/client.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyWords } from "./pharmacy-words.ts";

type ActDialogProps = {
  readonly title: string;
  readonly body?: string | undefined;
  readonly size?: "narrow" | "wide" | undefined;
  /** The command that the dialog sends: whether it is on its way, and what was said against it. */
  readonly command: { readonly isPending: boolean; readonly error: RequestProblem | null; readonly submittedAt: number };
  readonly ready: boolean;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** One act on a lot: its fields, what the server said against them, and the button that sends it. */
export const ActDialog = ({ title, body, size, command, ready, onSave, onClose, children }: ActDialogProps) => {
  const t = useWords(pharmacyWords);
  const actions = (
    <Button kind="primary" busy={command.isPending} disabled={!ready} onClick={onSave}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={title} description={body} size={size} actions={actions}>
      <Stack gap={4}>
        <FormSummary problems={refusedFields(command.error, "save")} attempt={command.submittedAt} />
        {children}
      </Stack>
    </Dialog>
  );
};
