import { formDeadline } from "#care/rems/rules/form-deadline.ts";
import { safetyRuleEntryOf } from "#care/safety/rules/data/safety-rules.ts";
import { deadlinesOf } from "#care/safety/rules/safety-deadlines.ts";
import type { Quantity } from "#kernel/quantity.ts";
import { settled, type Protocol } from "#kernel/setting.ts";
import { isBefore, plusMinutes, type Instant } from "#kernel/time.ts";

import { asksForSomething, type AdverseEvent, type ReportMade } from "./adverse-events.ts";
import { assessWithin, authoritiesWithin, manufacturerWithin, medWatchWithin, reviewWithin } from "./data/adverse-event-settings.ts";
import { termOf, type AdverseEventCode } from "./data/adverse-event-terms.ts";

/** What has to be done about an event, inside the clinic or by telling somebody outside. */
export const duties = ["assess", "director-review", "rems", "medwatch", "manufacturer", "compliance", "authorities"] as const;
export type Duty = (typeof duties)[number];

export type DutyDue = {
  readonly duty: Duty;
  readonly who: "prescriber" | "medical-director";
  readonly dueAt: Instant;
  readonly state: "open" | "overdue" | "done" | "declined";
  /** Why it applies, in words for a person. */
  readonly why: string;
  /** What closed it; null while it is open, and for what is done inside the clinic. */
  readonly report: ReportMade | null;
};

/** What the duties depend on; a folded event has it all. */
export type ReportableEvent = Pick<AdverseEvent, "term" | "expectedness" | "seriousness" | "seriousSince" | "reports"> & {
  readonly standing: AdverseEvent["recorded"]["standing"]["kind"];
  readonly drug: AdverseEvent["recorded"]["drug"];
  readonly sessionAt: Instant | null;
  readonly onsetAt: Instant;
  /** When the clinic first had it. */
  readonly knownAt: Instant;
  readonly reviewedAt: Instant | null;
  readonly isInError: boolean;
};

export const reportableOf = (event: AdverseEvent): ReportableEvent => {
  const { term, expectedness, seriousness, seriousSince, reports, recorded, reviewed, inError } = event;
  return {
    ...{ term, expectedness, seriousness, seriousSince, reports },
    standing: recorded.standing.kind,
    drug: recorded.drug,
    sessionAt: recorded.session?.at ?? null,
    onsetAt: recorded.onsetAt,
    knownAt: recorded.knownAt,
    reviewedAt: reviewed?.at ?? null,
    isInError: inError !== null,
  };
};

/** What the monitoring form asks for by name when it is serious (rems-pmf-2024). */
const onRemsForm: readonly AdverseEventCode[] = ["sedation", "dissociation", "respiratory_depression", "apnoea", "hypoxia", "hypertension"];

type Applies = Pick<DutyDue, "duty" | "who" | "dueAt" | "why">;

const after = (from: Instant, within: Quantity<"h"> | Quantity<"d">): Instant =>
  plusMinutes(from, within.value * (within.unit === "h" ? 60 : 24 * 60));

/** The end of the last day on which the form is in time (REMS-05). */
const remsDue = ({ sessionAt, onsetAt }: ReportableEvent, protocol: Protocol, timeZone: string): Instant => {
  const day = (sessionAt ?? onsetAt).toZonedDateTimeISO(timeZone).toPlainDate();
  return formDeadline(day, protocol).dueOn.add({ days: 1 }).toZonedDateTime(timeZone).toInstant().subtract({ milliseconds: 1 });
};

/** Inside the clinic: somebody assesses what is open; the medical director looks at what is serious or may be (AE-10, AE-11). */
const inside = (event: ReportableEvent, protocol: Protocol): readonly Applies[] => {
  const { seriousness, seriousSince, knownAt, term } = event;
  const since = seriousSince ?? knownAt;
  const review = (why: string): Applies => ({
    duty: "director-review",
    who: "medical-director",
    dueAt: after(since, settled(protocol, reviewWithin)),
    why,
  });
  const assess: Applies = {
    duty: "assess",
    who: "prescriber",
    dueAt: after(knownAt, settled(protocol, assessWithin)),
    why: "Not every criterion of seriousness is answered.",
  };
  const reviews =
    seriousness === "serious"
      ? [review("The event is serious.")]
      : termOf(term).standing === "review"
        ? [review("This term is always reviewed.")]
        : [];
  return [...(seriousness === "not-assessed" ? [assess] : []), ...reviews];
};

/** Of esketamine alone: the programme and the manufacturer (AE-12). */
const ofEsketamine = (event: ReportableEvent, protocol: Protocol, timeZone: string): readonly Applies[] => {
  if (event.drug !== "esketamine") return [];
  const manufacturer: Applies = {
    duty: "manufacturer",
    who: "prescriber",
    dueAt: after(event.knownAt, settled(protocol, manufacturerWithin)),
    why: "An adverse event of esketamine.",
  };
  const isSerious = event.seriousness !== "not-serious";
  const isMisuse = event.term === "misuse_diversion";
  if (!isSerious && !isMisuse) return [manufacturer];
  const reason = isMisuse ? "Suspected misuse." : onRemsForm.includes(event.term) ? "The form asks for it by name." : "Serious.";
  const words = event.seriousness === "not-assessed" && !isMisuse ? `${reason} Seriousness is not assessed yet.` : reason;
  return [{ duty: "rems", who: "prescriber", dueAt: remsDue(event, protocol, timeZone), why: words }, manufacturer];
};

const outside = (event: ReportableEvent, protocol: Protocol, timeZone: string): readonly Applies[] => {
  const since = event.seriousSince ?? event.knownAt;
  const isSerious = event.seriousness === "serious";
  const isUnexpected = event.expectedness === "unexpected";
  const isBoundary = event.term === "boundary_violation";
  const compliance = deadlinesOf(safetyRuleEntryOf("SR-16"), event.knownAt, timeZone, protocol).contactBy ?? event.knownAt;
  const policy = isBoundary ? "A boundary violation." : "Serious.";
  return [
    ...(isBoundary
      ? [{ duty: "compliance", who: "medical-director", dueAt: compliance, why: "A boundary violation (SR-16)." } as const]
      : []),
    ...(isSerious || isUnexpected
      ? [
          {
            duty: "medwatch",
            who: "prescriber",
            dueAt: after(since, settled(protocol, medWatchWithin)),
            why: isSerious ? "Serious; voluntary for clinicians." : "Unexpected; voluntary for clinicians.",
          } as const,
        ]
      : []),
    ...(isSerious || isBoundary
      ? [
          {
            duty: "authorities",
            who: "medical-director",
            dueAt: after(since, settled(protocol, authoritiesWithin)),
            why: `${policy} By the clinic's policy: state, board, malpractice insurer.`,
          } as const,
        ]
      : []),
  ];
};

/** What was said of one report: that it went out stands, also when somebody had decided against it before (AE-13, AE-14). */
const standingReport = (duty: Duty, reports: readonly ReportMade[]): ReportMade | null => {
  const about = reports.filter(({ to }) => to === duty);
  return about.find(({ madeOn }) => madeOn !== null) ?? about.at(-1) ?? null;
};

/** A report closes its duty, and only a person makes one; a review closes the director's (AE-13). */
const withState = (applies: Applies, { reports, reviewedAt }: ReportableEvent, now: Instant): DutyDue => {
  const { duty } = applies;
  const report = standingReport(duty, reports);
  const waiting = isBefore(applies.dueAt, now) ? "overdue" : "open";
  if (report !== null) return { ...applies, report, state: report.madeOn === null ? "declined" : "done" };
  return { ...applies, report, state: duty === "director-review" && reviewedAt !== null ? "done" : waiting };
};

/**
 * Who must be told or must look, by when, whether it was done, and why (AE-10 to AE-13). Deadlines count from when the clinic had it, or
 * from when it became serious; the programme's from the day of the session. `timeZone` is the clinic's.
 */
export const reportsDue = (event: ReportableEvent, protocol: Protocol, now: Instant, timeZone: string): readonly DutyDue[] => {
  if (event.isInError || !asksForSomething(event.standing, event.seriousness)) return [];
  const applies = [...inside(event, protocol), ...outside(event, protocol, timeZone), ...ofEsketamine(event, protocol, timeZone)];
  return applies.map((one) => withState(one, event, now)).toSorted((one, other) => Temporal.Instant.compare(one.dueAt, other.dueAt));
};
