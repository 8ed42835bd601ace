import { Checkbox } from "#ui/controls/checkbox.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { entryWords } from "./entry-words.ts";
import styles from "./keys-dialog.module.css";
import { roomKeys, type RoomAct } from "./use-shortcuts.ts";

type KeysDialogProps = { readonly on: boolean; readonly onChange: (on: boolean) => void; readonly onClose: () => void };

const order: readonly RoomAct[] = [
  "pressure",
  "heartRate",
  "saturation",
  "respiration",
  "moaas",
  "when",
  "dose",
  "eyeShades",
  "music",
  "words",
  "note",
  "undo",
  "graph",
  "quiet",
  "help",
];

/** Every key of the room, and the switch that turns them off. */
export const KeysDialog = ({ on, onChange, onClose }: KeysDialogProps) => {
  const t = useWords(entryWords);
  return (
    <Dialog open onClose={onClose} title={t("keys.title")} description={t("keys.intro")} closeOnOutside>
      <Stack gap={4}>
        <dl className={styles["keys"]}>
          {order.map((act) => (
            <div key={act}>
              <dt>
                <kbd>{roomKeys[act]}</kbd>
              </dt>
              <dd>{t(`keys.list.${act}`)}</dd>
            </div>
          ))}
        </dl>
        <Checkbox label={t("keys.use")} checked={on} onChange={onChange} />
      </Stack>
    </Dialog>
  );
};
