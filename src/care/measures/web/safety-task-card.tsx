import { useState } from "react";

import { safetyRuleEntryOf } from "#care/safety/rules/data/safety-rules.ts";
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

import { measuresContract, type SafetyTask } from "../contract.ts";
import { CloseFlagDialog } from "./close-flag-dialog.tsx";
import { measuresWords } from "./measures-words.ts";
import styles from "./safety-task-card.module.css";

type Now = { readonly now: Temporal.Instant };

const useDue = (task: SafetyTask, now: Temporal.Instant): { readonly words: string; readonly overdue: boolean } => {
  const t = useWords(measuresWords);
  const locale = useLocale();
  const unseen = task.acknowledged === null && task.acknowledgeBy !== null;
  const due = unseen ? (task.acknowledgeBy ?? task.contactBy) : task.contactBy;
  const { contactWithin } = safetyRuleEntryOf(task.rule);
  if (due === null) return { overdue: false, words: t(contactWithin === "next-session" ? "safety.nextSession" : "safety.beforeDose") };
  const when = formatRelative(due, now, locale);
  const overdue = Temporal.Instant.compare(due, now) < 0;
  if (unseen) return { overdue, words: overdue ? t("safety.overdueSeen", { when }) : t("safety.seenBy", { when }) };
  return { overdue, words: overdue ? t("safety.overdueContact", { when }) : t("safety.contactBy", { when }) };
};

const Seen = ({ task, now }: { readonly task: SafetyTask } & Now) => {
  const t = useWords(measuresWords);
  const locale = useLocale();
  if (task.acknowledged === null) return null;
  const ago = formatRelative(task.acknowledged.at, now, locale);
  const words = task.acknowledgedBy === null ? t("safety.seenUnknown", { ago }) : t("safety.seen", { name: task.acknowledgedBy, ago });
  return <p className={styles["quiet"]}>{task.acknowledged.note === "" ? words : `${words}: ${task.acknowledged.note}`}</p>;
};

const Acts = ({ task, mayClose }: { readonly task: SafetyTask; readonly mayClose: boolean }) => {
  const t = useWords(measuresWords);
  const { show } = useToasts();
  const [closing, setClosing] = useState(false);
  const seen = useCommand(measuresContract.acknowledgeSafetyFlag);
  const acknowledge = () =>
    seen.mutate(
      { params: { episodeId: task.episodeId, flagId: task.flagId }, body: { note: "" } },
      {
        onSuccess: () => void show({ message: t("safety.acknowledged") }),
        onError: (error) => void show({ message: error.message, kind: "failure" }),
      },
    );
  return (
    <Row gap={3}>
      {task.acknowledged === null && (
        <Button kind="primary" busy={seen.isPending} onClick={acknowledge}>
          {t("safety.acknowledge")}
        </Button>
      )}
      {mayClose && <Button onClick={() => setClosing(true)}>{t("safety.close")}</Button>}
      {task.phone !== null && <a href={`tel:${task.phone}`}>{t("safety.call", { phone: task.phone })}</a>}
      <Link href={`/app/episodes/${task.episodeId}`}>{t("safety.chart")}</Link>
      <CloseFlagDialog task={task} open={closing} onClose={() => setClosing(false)} />
    </Row>
  );
};

/** One open flag: who, what was answered, by when it must be seen and answered, and the acts. */
export const SafetyTaskCard = ({ task, now, mayClose }: { readonly task: SafetyTask; readonly mayClose: boolean } & Now) => {
  const t = useWords(measuresWords);
  const locale = useLocale();
  const due = useDue(task, now);
  const kind = due.overdue || task.level === "high" || task.level === "critical" ? "red" : "amber";
  return (
    <Panel title={task.patient} note={t("safety.raised", { ago: formatRelative(task.raisedAt, now, locale) })}>
      <Stack gap={3}>
        <Row gap={2}>
          <Tag kind={kind}>{`${task.rule} · ${t(`safety.level.${task.level}`)}`}</Tag>
          <span>{t(`safety.rule.${task.rule}`)}</span>
          <span>{task.item === null ? t("safety.open") : t("safety.answer", { answer: task.item })}</span>
        </Row>
        <p className={due.overdue ? styles["overdue"] : styles["due"]}>{due.words}</p>
        <Seen task={task} now={now} />
        <details>
          <summary>{t("safety.todo")}</summary>
          <ul>
            {safetyRuleEntryOf(task.rule).actions.map((action) => (
              <li key={action}>{action}</li>
            ))}
          </ul>
        </details>
        <Acts task={task} mayClose={mayClose} />
      </Stack>
    </Panel>
  );
};
