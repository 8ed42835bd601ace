import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { CommandPalette } from "../controls/command-palette.tsx";
import { ConfirmDialog } from "../controls/confirm-dialog.tsx";
import { Dialog } from "../controls/dialog.tsx";
import { SignaturePad } from "../controls/signature-pad.tsx";
import { useToasts } from "../controls/use-toasts.ts";
import { Panel } from "../layout/panel.tsx";
import { Row } from "../layout/row.tsx";
import { Stack } from "../layout/stack.tsx";

const commands = ["Today", "Rooms and board", "Patients", "Vial ledger", "Open a vial", "Outcomes", "Settings: alarm limits"].map(
  (label) => ({
    id: label,
    label,
    note: label.startsWith("Settings") ? "Medical director" : "Page",
    run: () => undefined,
  }),
);

export const OverlaysPanel = () => {
  const [shown, setShown] = useState<"dialog" | "confirm" | "palette" | undefined>(undefined);
  const { show } = useToasts();
  const close = () => setShown(undefined);
  return (
    <Panel title="Overlays and signature">
      <Stack gap={5}>
        <Row>
          <Button onClick={() => setShown("dialog")}>Open a dialog</Button>
          <Button onClick={() => setShown("confirm")}>Ask for a reason</Button>
          <Button onClick={() => setShown("palette")}>Command palette</Button>
          <Button onClick={() => show({ message: "Blood pressure 118/76 mmHg charted", undo: () => undefined })}>Notice with undo</Button>
          <Button onClick={() => show({ message: "The order could not be sent. It is kept on this device.", kind: "failure" })}>
            Failure
          </Button>
        </Row>
        <SignaturePad
          label="Signature of M. R."
          hint="Signing means that you agree to the treatment as described above."
          onChange={() => undefined}
        />
        <Dialog
          open={shown === "dialog"}
          onClose={close}
          title="Booster dose"
          description="Agreed beforehand: up to 50 mg, once, between 10 and 30 minutes after the first dose."
          actions={
            <>
              <Button onClick={close}>Not now</Button>
              <Button kind="primary" onClick={close}>
                Chart 50 mg
              </Button>
            </>
          }
        >
          Latest vitals 118/76 mmHg, 72 /min, 97 %, 3 min ago.
        </Dialog>
        <ConfirmDialog
          open={shown === "confirm"}
          onClose={close}
          onConfirm={close}
          title="Mark this dose as entered in error?"
          description="It stays in the record, struck through, with your name and reason."
          confirmLabel="Mark as error"
          danger
          reason="required"
        />
        <CommandPalette open={shown === "palette"} onOpenChange={(open) => setShown(open ? "palette" : undefined)} commands={commands} />
      </Stack>
    </Panel>
  );
};
