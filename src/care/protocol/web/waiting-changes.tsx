import { useState } from "react";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useMay, useMe } from "#platform/identity/browser/me.ts";
import { useProven } from "#platform/identity/browser/use-proven.tsx";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { protocolContract, type ChangeView } from "../contract.ts";
import { protocolWords } from "./protocol-words.ts";
import { valueWords } from "./value-words.ts";

const EndDialog = ({ change, onClose }: { readonly change: ChangeView; readonly onClose: () => void }) => {
  const t = useWords(protocolWords);
  const { show } = useToasts();
  const [note, setNote] = useState("");
  const end = useCommand(protocolContract.endChange);
  const endNow = () =>
    end.mutate(
      { params: { changeId: change.changeId }, body: { note } },
      {
        onSuccess: () => {
          onClose();
          show({ message: t("waiting.ended") });
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("waiting.endTitle")}
      actions={
        <Button kind="danger" busy={end.isPending} disabled={note.trim() === ""} onClick={endNow}>
          {t("waiting.endTitle")}
        </Button>
      }
    >
      <TextArea label={t("waiting.note")} value={note} onChange={setNote} error={refusedFields(end.error, "note")[0]?.message} rows={3} />
    </Dialog>
  );
};

type WaitingProps = { readonly change: ChangeView; readonly label: string; readonly timeZone: string };

const WaitingChange = ({ change, label, timeZone }: WaitingProps) => {
  const t = useWords(protocolWords);
  const locale = useLocale();
  const { show } = useToasts();
  const me = useMe();
  const mayConfirm = useMay("protocol.confirm");
  const [ending, setEnding] = useState(false);
  const confirm = useCommand(protocolContract.confirmChange);
  const proven = useProven();
  const own = change.signedBy.id === me.personId;
  const confirmNow = () =>
    void proven
      .run(
        () => confirm.mutateAsync({ params: { changeId: change.changeId }, body: {} }),
        () => void show({ message: t("waiting.confirmed") }),
      )
      .catch(() => undefined);
  const from = valueWords(change.previous, change.unit, locale, t("none"));
  const to = valueWords(change.value ?? change.shipped, change.unit, locale, t("none"));
  const when = formatDateTime(change.signedAt, timeZone, locale);
  return (
    <Stack gap={2}>
      <strong>{t("waiting.line", { label, from, to })}</strong>
      <p>{t("waiting.signed", { name: change.signedBy.name, when, reason: change.reason })}</p>
      {own && <p>{t("waiting.own")}</p>}
      {confirm.error !== null && proven.dialog === null && <p role="alert">{confirm.error.message}</p>}
      {mayConfirm && (
        <Row gap={3}>
          {!own && (
            <Button kind="primary" busy={confirm.isPending} onClick={confirmNow}>
              {t("waiting.confirm")}
            </Button>
          )}
          <Button onClick={() => setEnding(true)}>{own ? t("waiting.withdraw") : t("waiting.decline")}</Button>
        </Row>
      )}
      {ending && <EndDialog change={change} onClose={() => setEnding(false)} />}
      {proven.dialog}
    </Stack>
  );
};

type Props = { readonly changes: readonly ChangeView[]; readonly labelOf: (key: string) => string; readonly timeZone: string };

/** Signed changes that no second person has answered yet; nothing is shown where there is none. */
export const WaitingChanges = ({ changes, labelOf, timeZone }: Props) => {
  const t = useWords(protocolWords);
  const waiting = changes.filter((change) => change.outcome === "waiting");
  if (waiting.length === 0) return null;
  return (
    <Panel title={t("waiting.title")}>
      <Stack gap={5}>
        {waiting.map((change) => (
          <WaitingChange key={change.changeId} change={change} label={labelOf(change.key)} timeZone={timeZone} />
        ))}
      </Stack>
    </Panel>
  );
};
