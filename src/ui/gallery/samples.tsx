import { Activity, FileSignature, MessageSquare, Pill } from "lucide-react";
import type { JourneyStep } from "../layout/journey-steps.tsx";
import type { TimelineEntry } from "../layout/timeline.tsx";

export const sampleSteps: readonly JourneyStep[] = [
  { key: "enquiry", label: "Enquiry", state: "done", note: "2 Oct", href: "#/layout" },
  { key: "screening", label: "Screening", state: "done", note: "14 Oct" },
  { key: "consent", label: "Consent", state: "done", note: "9 Nov" },
  { key: "preparation", label: "Preparation", state: "current", note: "note missing" },
  { key: "dosing", label: "Dosing", state: "todo", note: "booked 25 Nov" },
  { key: "integration", label: "Integration", state: "todo" },
  { key: "follow-up", label: "Follow-up", state: "todo" },
];

export const sampleEntries: readonly TimelineEntry[] = [
  { key: "1", time: "14:05", heading: "Today", icon: <Activity />, title: "Blood pressure 118/76 mmHg", by: "A. Lund, cuff", late: true },
  {
    key: "2",
    time: "13:50",
    heading: "Today",
    icon: <Pill />,
    title: "Dose 100 mg, lozenge",
    by: "B. Okafor",
    inError: { reason: "charted for the wrong room" },
  },
  {
    key: "3",
    time: "13:48",
    heading: "Today",
    icon: <MessageSquare />,
    title: "Words of the patient",
    body: "“It is like looking at the harbour from far above, and nobody needs anything from me.”",
    by: "therapist",
  },
  {
    key: "4",
    time: "10:12",
    heading: "9 November",
    icon: <FileSignature />,
    title: "Consent to treatment, version 4, signed",
    by: "M. R.",
  },
  {
    key: "5",
    time: "9:30",
    heading: "9 November",
    title: "Plan signed",
    body: "Six sessions of 100 mg as a lozenge, two weeks apart; PHQ-9 before each.",
    by: "Dr Halloran",
  },
];
