import { useState } from "react";

import type { InboxEntryView } from "#care/devices/contract.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useAction } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { roomDevicesWords } from "./room-devices-words.ts";

type MatchDialogProps = { readonly entry: InboxEntryView; readonly timeZone: string; readonly onClose: () => void };

/** Says whose values these are. Mount it to open it. */
export const MatchDialog = ({ entry, timeZone, onClose }: MatchDialogProps) => {
  const t = useWords(roomDevicesWords);
  const locale = useLocale();
  const { show } = useToasts();
  const [sessionId, setSessionId] = useState<string | undefined>(undefined);
  const [reason, setReason] = useState("");
  const [attempt, setAttempt] = useState(0);
  const { data, isPending } = useRead(dosingSessionContract.readBoard, { params: {} });
  const take = useAction(dosingSessionContract.takeFromInbox);
  const sessions = data?.sessions ?? [];
  const chosen = sessions.find((one) => one.sessionId === sessionId);
  const problems = refusedFields(take.error, "session");
  const match = (): void => {
    setAttempt((count) => count + 1);
    if (chosen === undefined) return;
    const done = () => {
      onClose();
      show({ message: t("inbox.matched") });
    };
    const params = { episodeId: chosen.episodeId, sessionId: chosen.sessionId };
    take.mutate({ params, body: { entryId: entry.entryId, reason } }, { onSuccess: done });
  };
  const options = sessions.map((one) => ({
    value: one.sessionId,
    label: [one.roomName ?? "", one.patientName].join(" · "),
    hint: t("since", { time: formatTime(one.openedAt, timeZone, locale) }),
  }));
  const actions = (
    <Button kind="primary" busy={take.isPending} onClick={match} disabled={chosen === undefined}>
      {t("inbox.match")}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={t("inbox.matchTitle")} description={t("inbox.matchBody")} actions={actions}>
      <Stack gap={4}>
        <FormSummary problems={problems} attempt={attempt} />
        {entry.patient !== "" && <p>{t("inbox.says", { patient: entry.patient })}</p>}
        {isPending && <LoadingState shape="lines" />}
        {data !== undefined && options.length === 0 && <p>{t("inbox.noSessions")}</p>}
        {options.length > 0 && <RadioGroup label={t("inbox.session")} options={options} value={sessionId} onChange={setSessionId} />}
        <TextField name="reason" label={t("inbox.reason")} value={reason} onChange={setReason} />
      </Stack>
    </Dialog>
  );
};
