import { useState } from "react";
import * as z from "zod/mini";

import { closings } from "#care/people/rules/episode-stage.ts";
import { GateConditions } from "#care/people/web/gate-conditions.tsx";
import { standingConditions } from "#kernel/gate.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { followUpContract, type FollowUpView } from "../contract.ts";
import { followUpWords } from "./follow-up-words.ts";
import styles from "./follow-up.module.css";

const schema = z.object({ closing: z.enum(["", ...closings]), summary: z.string(), reasons: z.record(z.string(), z.string()) });
type Draft = z.output<typeof schema>;
const empty: Draft = { closing: "", summary: "", reasons: {} };

/** An episode is declined earlier: at the enquiry or the screening. */
const offered = closings.filter((closing) => closing !== "declined");

type CloseEpisodeDialogProps = {
  readonly episodeId: string;
  readonly gate: FollowUpView["gate"];
  /** `gate.override` */
  readonly mayOverride: boolean;
  readonly onClose: () => void;
};

const useClosing = (episodeId: string, onClose: () => void) => {
  const t = useWords(followUpWords);
  const { show } = useToasts();
  const [draft, change, clear] = useDraft(`follow-up.close.${episodeId}`, schema, empty);
  const [attempt, setAttempt] = useState(0);
  const close = useCommand(followUpContract.closeEpisode);
  const { closing, summary, reasons } = draft;
  const open = [
    ...(closing === "" ? [{ field: "closing", message: t("close.choose") }] : []),
    ...(summary.trim() === "" ? [{ field: "summary", message: t("close.missing") }] : []),
  ];
  const refused = refusedFields(close.error, "summary");
  const closeNow = () => {
    setAttempt((count) => count + 1);
    if (closing === "" || open.length > 0) return;
    const overrides = Object.entries(reasons).map(([conditionId, reason]) => ({ conditionId, reason }));
    const done = () => {
      clear();
      onClose();
      show({ message: t("close.done") });
    };
    close.mutate({ params: { episodeId }, body: { closing, summary, overrides } }, { onSuccess: done });
  };
  return { draft, change, attempt, problems: attempt > 0 && open.length > 0 ? open : refused, busy: close.isPending, closeNow };
};

/** Closes the episode past its gate, whose conditions are shown with what stands in the way. Mount it to open it. */
export const CloseEpisodeDialog = ({ episodeId, gate, mayOverride, onClose }: CloseEpisodeDialogProps) => {
  const t = useWords(followUpWords);
  const { draft, change, attempt, problems, busy, closeNow } = useClosing(episodeId, onClose);
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const passable = standingConditions(gate).filter((condition) => condition.kind === "override");
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={t("close.title")}
      description={t("close.intro")}
      actions={
        <Button kind="danger" busy={busy} onClick={closeNow}>
          {t("close.act")}
        </Button>
      }
    >
      <Stack gap={5}>
        <FormSummary problems={problems} attempt={attempt} />
        <GateConditions reading={gate} />
        {!mayOverride && passable.length > 0 && <p className={styles["quiet"]}>{t("close.onlyPrescriber")}</p>}
        {mayOverride &&
          passable.map(({ id, label }) => (
            <TextArea
              key={id}
              name={id}
              label={t("close.pass", { id })}
              hint={label}
              value={draft.reasons[id] ?? ""}
              onChange={(reason) => change({ reasons: { ...draft.reasons, [id]: reason } })}
              error={errorOf(id)}
              rows={2}
            />
          ))}
        <RadioGroup
          id="closing"
          label={t("close.closing")}
          options={offered.map((value) => ({ value, label: t(`close.closings.${value}`) }))}
          value={draft.closing === "" ? undefined : draft.closing}
          onChange={(closing) => change({ closing })}
          error={errorOf("closing")}
        />
        <TextArea
          name="summary"
          label={t("close.summary")}
          value={draft.summary}
          onChange={(summary) => change({ summary })}
          error={errorOf("summary")}
        />
      </Stack>
    </Dialog>
  );
};
