import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { useAction } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay, useMe } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { DateTimeField } from "#ui/controls/date-time-field.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { safetyContract } from "../contract.ts";
import { safetyWords } from "./safety-words.ts";

type People = readonly { readonly staffId: string; readonly name: string }[];

const OnCallDialog = ({ people, onClose }: { readonly people: People; readonly onClose: () => void }) => {
  const t = useWords(safetyWords);
  const { timeZone } = useMe().clinic;
  const { show } = useToasts();
  const [onCallId] = useState(newId);
  const [staffId, setStaffId] = useState("");
  const [until, setUntil] = useState("");
  const [tried, setTried] = useState(false);
  const set = useAction(safetyContract.setOnCall);
  const send = () => {
    setTried(true);
    if (staffId === "" || until === "") return;
    const untilAt = Temporal.PlainDateTime.from(until).toZonedDateTime(timeZone).toInstant().toString();
    const name = people.find((one) => one.staffId === staffId)?.name ?? "";
    set.mutate(
      { params: {}, body: { onCallId, staffId, untilAt } },
      {
        onSuccess: () => {
          onClose();
          show({ message: t("onCall.kept", { name }) });
        },
      },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("onCall.title")}
      actions={
        <Button kind="primary" busy={set.isPending} onClick={send}>
          {t("onCall.keep")}
        </Button>
      }
    >
      <Stack gap={4}>
        <SelectField
          label={t("onCall.who")}
          required
          value={staffId}
          options={people.map((one) => ({ value: one.staffId, label: one.name }))}
          onChange={setStaffId}
          error={tried && staffId === "" ? t("onCall.chooseWho") : set.error?.message}
        />
        <DateTimeField
          label={t("onCall.until")}
          required
          zone={timeZone}
          value={until}
          onChange={setUntil}
          error={tried && until === "" ? t("onCall.chooseUntil") : undefined}
        />
      </Stack>
    </Dialog>
  );
};

/** Who is told first when nobody has seen a positive answer, and a way to change it. */
export const OnCall = () => {
  const t = useWords(safetyWords);
  const locale = useLocale();
  const { clinic } = useMe();
  const mayChange = useMay("schedule.write");
  const [changing, setChanging] = useState(false);
  const { data } = useRead(safetyContract.readOnCall, { params: {}, refreshEvery: 60_000 });
  if (data === undefined) return null;
  const { onCall, people } = data;
  const words =
    onCall === null
      ? t("onCall.nobody")
      : t("onCall.now", { name: onCall.name, until: formatDateTime(onCall.untilAt, clinic.timeZone, locale) });
  return (
    <Row gap={3}>
      <span>
        {t("onCall.title")}: {words}
      </span>
      {mayChange && (
        <Button kind="quiet" onClick={() => setChanging(true)}>
          {t("onCall.change")}
        </Button>
      )}
      {changing && <OnCallDialog people={people} onClose={() => setChanging(false)} />}
    </Row>
  );
};
