import { useState } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Link } from "#ui/layout/link.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { safetyContract, type SafetyTask } from "../contract.ts";
import { AttemptDialog } from "./attempt-dialog.tsx";
import { CloseFlagDialog } from "./close-flag-dialog.tsx";
import styles from "./safety.module.css";
import { safetyWords } from "./safety-words.ts";
import { dueOf } from "./task-due.ts";

type Shown = { readonly task: SafetyTask; readonly now: Temporal.Instant };

const Due = ({ task, now }: Shown) => {
  const t = useWords(safetyWords);
  const locale = useLocale();
  const due = dueOf(task, now);
  if (due.kind === "occasion") return <p className={styles["due"]}>{t(`waits.${due.occasion}`)}</p>;
  const when = formatRelative(due.at, now, locale);
  if (due.overdue) return <p className={styles["overdue"]}>{t(due.kind === "seen" ? "overdueSeen" : "overdueContact", { when })}</p>;
  return <p className={styles["due"]}>{t(due.kind === "seen" ? "seenBy" : "contactBy", { when })}</p>;
};

/** Who has seen it, who was told, and how often somebody tried to reach the patient. */
const SoFar = ({ task, now }: Shown) => {
  const t = useWords(safetyWords);
  const locale = useLocale();
  const ago = (at: Temporal.Instant) => formatRelative(at, now, locale);
  const { acknowledged, acknowledgedBy, escalatedTo, escalatedTold, attempts, reachedAt } = task;
  const seen =
    acknowledged === null
      ? null
      : acknowledgedBy === null
        ? t("seenUnknown", { ago: ago(acknowledged.at) })
        : t("seen", { name: acknowledgedBy, ago: ago(acknowledged.at) });
  const tried = `${t("attempts", { count: attempts })}: ${reachedAt === null ? t("notReached") : t("reachedNow", { ago: ago(reachedAt) })}`;
  const lines = [
    seen === null || acknowledged?.note === "" ? seen : `${seen}: ${acknowledged?.note ?? ""}`,
    escalatedTo === null ? null : t(`escalated.${escalatedTold === 0 ? "nobody" : escalatedTo}`),
    attempts === 0 ? null : tried,
  ].filter((line) => line !== null);
  return lines.map((line) => (
    <p key={line} className={styles["quiet"]}>
      {line}
    </p>
  ));
};

const Acts = ({ task, mayClose }: { readonly task: SafetyTask; readonly mayClose: boolean }) => {
  const t = useWords(safetyWords);
  const { show } = useToasts();
  const [open, setOpen] = useState<"close" | "attempt" | undefined>(undefined);
  const isCompliance = task.closeBy === "compliance";
  const seen = useCommand(isCompliance ? safetyContract.acknowledgeComplianceFlag : safetyContract.acknowledgeSafetyFlag);
  const acknowledge = () =>
    seen.mutate(
      { params: { episodeId: task.episodeId, flagId: task.flagId }, body: { note: "" } },
      {
        onSuccess: () => void show({ message: t("acknowledged") }),
        onError: (error) => void show({ message: error.message, kind: "failure" }),
      },
    );
  return (
    <Row gap={3}>
      {task.acknowledged === null && (
        <Button kind="primary" busy={seen.isPending} onClick={acknowledge}>
          {t("acknowledge")}
        </Button>
      )}
      {!isCompliance && <Button onClick={() => setOpen("attempt")}>{t("attempt.add")}</Button>}
      {mayClose ? <Button onClick={() => setOpen("close")}>{t("close")}</Button> : <span>{t(`closer.${task.closeBy}`)}</span>}
      {task.phone !== null && <a href={`tel:${task.phone}`}>{t("call", { phone: task.phone })}</a>}
      {!isCompliance && <Link href={`/app/episodes/${task.episodeId}/safety`}>{t("chart")}</Link>}
      <CloseFlagDialog task={task} open={open === "close"} onClose={() => setOpen(undefined)} />
      <AttemptDialog task={task} open={open === "attempt"} onClose={() => setOpen(undefined)} />
    </Row>
  );
};

const answerWords = (task: SafetyTask): "none" | "open" | "given" =>
  task.responseId === null || (task.item === null && task.rule !== "SR-02") ? "none" : task.item === null ? "open" : "given";

/** One open flag: who, what set it off, by when it must be seen and answered, and the acts. */
export const SafetyTaskCard = ({ task, now, mayClose }: Shown & { readonly mayClose: boolean }) => {
  const t = useWords(safetyWords);
  const locale = useLocale();
  const due = dueOf(task, now);
  const isRed = (due.kind !== "occasion" && due.overdue) || task.level === "high" || task.level === "critical";
  const answer = answerWords(task);
  return (
    <Panel title={`${task.patient}: ${t(`rule.${task.rule}`)}`} note={t("raised", { ago: formatRelative(task.raisedAt, now, locale) })}>
      <Stack gap={3}>
        <Row gap={2}>
          <Tag kind={isRed ? "red" : "amber"}>{`${task.rule} · ${t(`level.${task.level}`)}`}</Tag>
          {answer === "open" && <span>{t("open")}</span>}
          {answer === "given" && task.item !== null && <span>{t("answer", { answer: task.item })}</span>}
        </Row>
        <Due task={task} now={now} />
        <SoFar task={task} now={now} />
        <details>
          <summary>{t("todo")}</summary>
          <p className={styles["quiet"]}>
            {t("why")}: {task.trigger}.
          </p>
          <ul>
            {task.actions.map((action) => (
              <li key={action}>{action}</li>
            ))}
          </ul>
        </details>
        <Acts task={task} mayClose={mayClose} />
      </Stack>
    </Panel>
  );
};
