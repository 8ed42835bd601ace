import { useState } from "react";

import { useAction } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { scenarios, type Scenario } from "../../simulator/scenarios.ts";
import type { Room } from "../room/use-room.ts";
import { trainingWords } from "./training-words.ts";

/** Chooses what is practised. Shown in training sessions alone; the server refuses every other. */
export const TrainingPanel = ({ room }: { readonly room: Room }) => {
  const t = useWords(trainingWords);
  const locale = useLocale();
  const { show } = useToasts();
  const [scenario, setScenario] = useState<Scenario>("quiet");
  const { data } = useRead(dosingSessionContract.readScenario, { params: room.place, refreshEvery: 10_000 });
  const run = useAction(dosingSessionContract.runScenario);
  const stop = useAction(dosingSessionContract.stopScenario);
  const running = data?.running ?? null;
  const onError = () => void show({ message: t("failed"), kind: "failure" });
  const timeZone = room.view?.timeZone ?? "UTC";
  return (
    <Panel title={t("title")} note={t("intro")}>
      <Stack gap={3}>
        <p>
          {running === null
            ? t("none")
            : t("running", { scenario: t(`scenarios.${running.scenario}`), time: formatTime(running.startedAt, timeZone, locale) })}
        </p>
        <SelectField
          label={t("scenario")}
          value={scenario}
          options={scenarios.map((value) => ({ value, label: t(`scenarios.${value}`) }))}
          onChange={setScenario}
        />
        <Row gap={2}>
          <Button busy={run.isPending} onClick={() => run.mutate({ params: room.place, body: { scenario } }, { onError })}>
            {t(running === null ? "run" : "again")}
          </Button>
          {running !== null && (
            <Button kind="quiet" busy={stop.isPending} onClick={() => stop.mutate({ params: room.place, body: {} }, { onError })}>
              {t("stop")}
            </Button>
          )}
        </Row>
      </Stack>
    </Panel>
  );
};
