import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { AdverseEventView } from "../contract.ts";
import { seriousCriteria, seriousCriterionLabels } from "../rules/data/assessment-lists.ts";
import { termOf } from "../rules/data/adverse-event-terms.ts";
import { adverseEventWords } from "./adverse-event-words.ts";
import { AssessDialog } from "./assess-dialog.tsx";
import { DutiesTable, type MayAct } from "./duties-table.tsx";
import { FollowUpDialog } from "./follow-up-dialog.tsx";
import { CrossOutDialog } from "./with-reason.tsx";

type OfEvent = { readonly event: AdverseEventView; readonly timeZone: string };

const Facts = ({ event, timeZone }: OfEvent) => {
  const t = useWords(adverseEventWords);
  const locale = useLocale();
  const when = (at: Temporal.Instant) => formatDateTime(at, timeZone, locale);
  const { proposed, standing, criteria } = event;
  const met = seriousCriteria.filter((one) => criteria[one] === "yes").map((one) => seriousCriterionLabels[one]);
  const items = [
    { term: t("field.onset"), value: when(event.onsetAt) },
    ...(event.endedAt === null ? [] : [{ term: t("field.endedAt"), value: when(event.endedAt) }]),
    ...(event.ownWords === "" ? [] : [{ term: t("field.asRecorded"), value: event.ownWords }]),
    ...(proposed.kind === "proposed"
      ? [{ term: t("card.proposed"), value: `${t("grade", { grade: proposed.grade })} (${proposed.why})` }]
      : []),
    ...(standing.why.length === 0 ? [] : [{ term: t(`standing.${standing.kind}`), value: standing.why.join("; ") }]),
    ...(met.length === 0 ? [] : [{ term: t("seriousness.serious"), value: met.join("; ") }]),
    { term: t("field.outcome"), value: t(`outcome.${event.outcome}`) },
    { term: t("field.drugAction"), value: t(`drugAction.${event.drugAction}`) },
    ...(event.treatment === "" ? [] : [{ term: t("field.treatment"), value: event.treatment }]),
    { term: t("field.expectedness"), value: t(`expectedness.${event.expectedness}`) },
    { term: t("field.relation"), value: t(`relation.${event.relation}`) },
  ];
  return <DefinitionList items={items} />;
};

const History = ({ event, timeZone }: OfEvent) => {
  const t = useWords(adverseEventWords);
  const locale = useLocale();
  const stamp = ({ at, name }: { readonly at: Temporal.Instant; readonly name: string }) => ({
    name,
    when: formatDateTime(at, timeZone, locale),
  });
  const { followUps, assessments, reviewed } = event;
  const changed = ({ grade, outcome }: (typeof followUps)[number]) =>
    [grade === null ? "" : t("grade", { grade }), outcome === null ? "" : t(`outcome.${outcome}`)].filter((one) => one !== "");
  const lines = [
    ...followUps.map((one) => ({ at: one.at, text: [t("card.followUp", stamp(one)), ...changed(one), one.treatment, one.note] })),
    ...assessments.map((one) => ({
      at: one.at,
      text: [t("card.assessment", { ...stamp(one), seriousness: t(`seriousness.${one.seriousness}`) }), one.note],
    })),
    ...(reviewed === null ? [] : [{ at: reviewed.at, text: [t("card.reviewed", { ...stamp(reviewed), note: reviewed.note })] }]),
  ].toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
  if (lines.length === 0) return null;
  return (
    <ul aria-label={t("card.history")}>
      {lines.map(({ at, text }, place) => (
        <li key={`${at.toString()} ${place}`}>{text.filter((one) => one !== "").join(" · ")}</li>
      ))}
    </ul>
  );
};

/** Red is for what needs a person now: serious, and something still to do. */
const Marks = ({ event }: { readonly event: AdverseEventView }) => {
  const t = useWords(adverseEventWords);
  const waits = event.duties.some(({ state }) => state === "open" || state === "overdue");
  return (
    <Row gap={2}>
      <Tag>{event.grade === null ? t("ungraded") : t("grade", { grade: event.grade })}</Tag>
      <Tag
        kind={event.seriousness === "serious" && waits ? "red" : "plain"}
        mark={event.seriousness === "not-assessed" ? "unknown" : undefined}
      >
        {t(`seriousness.${event.seriousness}`)}
      </Tag>
      {event.standing.kind !== "adverse-event" && <Tag>{t(`standing.${event.standing.kind}`)}</Tag>}
      {termOf(event.term).cumulative && <Tag>{t("card.cumulative")}</Tag>}
    </Row>
  );
};

type AdverseEventCardProps = OfEvent & { readonly episodeId: string; readonly may: MayAct };
type Asked = "follow-up" | "assess" | "cross-out";

/** One adverse event with all that is on record, and what is still to do. */
export const AdverseEventCard = ({ episodeId, event, timeZone, may }: AdverseEventCardProps) => {
  const t = useWords(adverseEventWords);
  const locale = useLocale();
  const [asked, ask] = useState<Asked | undefined>(undefined);
  const close = () => ask(undefined);
  const { recorded, inError, eventId } = event;
  const stamp = { name: recorded.name, when: formatDateTime(recorded.at, timeZone, locale) };
  const note = recorded.name === "" ? t("card.recordedUnnamed", stamp) : t("card.recorded", stamp);
  const waitsForAssessment = event.duties.some(({ duty }) => duty === "assess");
  const title = inError === null ? termOf(event.term).label : <s>{termOf(event.term).label}</s>;
  const actions = inError === null && (
    <Row gap={2}>
      {may.record && <Button onClick={() => ask("follow-up")}>{t("act.followUp")}</Button>}
      {may.review && !waitsForAssessment && <Button onClick={() => ask("assess")}>{t("act.assess")}</Button>}
      {may.review && (
        <Button kind="quiet" onClick={() => ask("cross-out")}>
          {t("act.crossOut")}
        </Button>
      )}
    </Row>
  );
  return (
    <Panel title={title} note={note} actions={actions}>
      <Stack gap={4}>
        <Marks event={event} />
        {inError !== null && <p>{t("card.crossedOut", { reason: inError.reason })}</p>}
        <Facts event={event} timeZone={timeZone} />
        <History event={event} timeZone={timeZone} />
        {event.duties.length > 0 && <p>{t("duty.title")}</p>}
        {event.duties.length > 0 && <DutiesTable episodeId={episodeId} event={event} timeZone={timeZone} may={may} />}
      </Stack>
      {asked === "follow-up" && <FollowUpDialog episodeId={episodeId} event={event} timeZone={timeZone} onClose={close} />}
      {asked === "assess" && <AssessDialog episodeId={episodeId} event={event} onClose={close} />}
      {asked === "cross-out" && <CrossOutDialog episodeId={episodeId} eventId={eventId} onClose={close} />}
    </Panel>
  );
};
