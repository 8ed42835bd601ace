import { useState } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { useMay } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { planContract, type PlanAnswer } from "../contract.ts";
import { monitoringResults, type MonitoringResult } from "../rules/events.ts";
import { planWords } from "./plan-words.ts";
import { Stated } from "./stated.tsx";

type Common = { readonly episodeId: string };

const MonitoringDialog = ({ episodeId, onClose }: Common & { readonly onClose: () => void }) => {
  const t = useWords(planWords);
  const { show } = useToasts();
  const record = useCommand(planContract.recordMonitoringCheck);
  const [result, setResult] = useState<MonitoringResult>();
  const [note, setNote] = useState("");
  const save = () => {
    if (result === undefined) return;
    const done = () => {
      onClose();
      show({ message: t("monitoring.saved") });
    };
    record.mutate({ params: { episodeId }, body: { result, note } }, { onSuccess: done });
  };
  const actions = (
    <Button kind="primary" busy={record.isPending} disabled={result === undefined} onClick={save}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={t("monitoring.record")} actions={actions}>
      <Stack gap={4}>
        <RadioGroup
          label={t("monitoring.result")}
          options={monitoringResults.map((value) => ({ value, label: t(`monitoring.results.${value}`) }))}
          value={result}
          onChange={setResult}
        />
        <TextArea label={t("monitoring.note")} value={note} onChange={setNote} error={record.error?.message} />
      </Stack>
    </Dialog>
  );
};

/** The newest check of the prescription monitoring programme. */
export const MonitoringPanel = ({ episodeId, plan }: Common & { readonly plan: PlanAnswer }) => {
  const t = useWords(planWords);
  const [open, setOpen] = useState(false);
  const { monitoring } = plan;
  const actions = useMay("plan.write") && <Button onClick={() => setOpen(true)}>{t("monitoring.record")}</Button>;
  return (
    <Panel title={t("monitoring.title")} actions={actions}>
      {monitoring === null ? (
        <p>{t("notKnown")}</p>
      ) : (
        <Stack gap={1}>
          <p>{t(`monitoring.results.${monitoring.result}`)}</p>
          {monitoring.note !== "" && <p>{monitoring.note}</p>}
          <p>
            <Stated at={monitoring.at} by={monitoring.by} timeZone={plan.clinic.timeZone} />
          </p>
        </Stack>
      )}
      {open && <MonitoringDialog episodeId={episodeId} onClose={() => setOpen(false)} />}
    </Panel>
  );
};
