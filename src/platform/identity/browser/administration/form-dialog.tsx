import { useId, type FormEvent, type ReactNode } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary, type FieldProblem } from "#ui/controls/form-summary.tsx";
import { Stack } from "#ui/layout/stack.tsx";

import { sendButton } from "./use-sending.ts";

type FormDialogProps = {
  readonly title: string;
  readonly description: ReactNode;
  readonly submit: string;
  readonly problems: readonly FieldProblem[];
  /** Counts the tries to send. */
  readonly attempt: number;
  readonly busy: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A small form above the page: Enter sends it, refusals stand above it, what was typed stays. */
export const FormDialog = ({ title, description, submit, problems, attempt, busy, onSubmit, onClose, children }: FormDialogProps) => {
  const id = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      description={description}
      actions={
        <Button id={sendButton} type="submit" form={id} kind="primary" busy={busy}>
          {submit}
        </Button>
      }
    >
      <form id={id} onSubmit={send} noValidate>
        <Stack gap={5}>
          <FormSummary problems={problems} attempt={attempt} />
          {children}
        </Stack>
      </form>
    </Dialog>
  );
};
