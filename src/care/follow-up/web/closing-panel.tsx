import { useState } from "react";

import { GateConditions } from "#care/people/web/gate-conditions.tsx";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDate, formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { followUpContract, type FollowUpView } from "../contract.ts";
import { CloseEpisodeDialog } from "./close-episode-dialog.tsx";
import { followUpWords } from "./follow-up-words.ts";

type ClosingPanelProps = {
  readonly episodeId: string;
  readonly followUp: FollowUpView;
  readonly timeZone: string;
  /** `integration.write` */
  readonly mayClose: boolean;
  readonly mayOverride: boolean;
};

const Reopen = ({ episodeId }: { readonly episodeId: string }) => {
  const t = useWords(followUpWords);
  const { show } = useToasts();
  const [asking, setAsking] = useState(false);
  const reopen = useCommand(followUpContract.reopenEpisode);
  const reopenNow = (reason: string) =>
    reopen.mutate(
      { params: { episodeId }, body: { reason } },
      {
        onSuccess: () => {
          setAsking(false);
          show({ message: t("close.reopened") });
        },
        onError: (error) => void show({ message: error.message, kind: "failure" }),
      },
    );
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("close.reopen")}</Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("close.reopenTitle")}
        description={t("close.reopenBody")}
        confirmLabel={t("close.reopen")}
        reason="required"
        busy={reopen.isPending}
        onConfirm={reopenNow}
      />
    </>
  );
};

/** Until when the closed record is kept at least. */
const Kept = ({ kept }: { readonly kept: NonNullable<FollowUpView["kept"]> }) => {
  const t = useWords(followUpWords);
  const locale = useLocale();
  const items = kept.map(({ record, until }) => ({
    term: t(`kept.${record}`),
    value: until === null ? t("kept.unknown") : t("kept.until", { date: formatPlainDate(Temporal.PlainDate.from(until), locale) }),
  }));
  return (
    <details>
      <summary>{t("kept.title")}</summary>
      <DefinitionList items={items} />
    </details>
  );
};

/** What closing would ask, and closing; or how the episode was closed, and opening it again. */
export const ClosingPanel = ({ episodeId, followUp, timeZone, mayClose, mayOverride }: ClosingPanelProps) => {
  const t = useWords(followUpWords);
  const locale = useLocale();
  const [closing, setClosing] = useState(false);
  const { closed, gate } = followUp;
  if (closed !== null) {
    const words = { date: formatDate(closed.at, timeZone, locale), closing: t(`close.closings.${closed.closing}`) };
    return (
      <Panel title={t("close.title")} actions={mayClose && <Reopen episodeId={episodeId} />}>
        <Stack gap={3}>
          <p>{t("close.closed", words)}</p>
          <p>{closed.summary}</p>
          <Kept kept={followUp.kept ?? []} />
          <GateConditions reading={gate} summaryHidden />
        </Stack>
      </Panel>
    );
  }
  return (
    <Panel title={t("close.title")} actions={mayClose && <Button onClick={() => setClosing(true)}>{t("close.open")}</Button>}>
      <GateConditions reading={gate} />
      {closing && <CloseEpisodeDialog episodeId={episodeId} gate={gate} mayOverride={mayOverride} onClose={() => setClosing(false)} />}
    </Panel>
  );
};
