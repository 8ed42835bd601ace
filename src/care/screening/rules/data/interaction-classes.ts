import type { ReferenceId } from "#kernel/short-citations.ts";

import type { InteractionClassId } from "./medicine-row.ts";
import type { Evidence } from "./screening-rules.ts";

/** `contraindicated` blocks; `major` blocks until the prescriber has answered it; `moderate` warns; `minor` informs. */
export type InteractionSeverity = "contraindicated" | "major" | "moderate" | "minor";

export type InteractionClass = {
  readonly id: InteractionClassId;
  readonly name: string;
  readonly severity: InteractionSeverity;
  readonly effect: string;
  /** What to do; `{key}` stands for the clinic's value of that setting. */
  readonly action: string;
  readonly evidence: Evidence;
  readonly sources: readonly ReferenceId[];
};

type Row = readonly [InteractionClassId, string, InteractionSeverity, string, string, Evidence, readonly ReferenceId[]];

// INT-01 to INT-20. Owner: medical director.
const rows: readonly Row[] = [
  [
    "INT-01",
    "Theophylline and aminophylline",
    "contraindicated",
    "Lowers the seizure threshold",
    "Do not give together.",
    "label",
    ["ketalar-pi"],
  ],
  [
    "INT-02",
    "Benzodiazepines",
    "major",
    "Sedation, slow breathing; a shorter or weaker antidepressant effect",
    "The prescriber decides: where it is safe, the dose of the evening before and of the morning is held, and the daily dose brought to {interaction.benzodiazepine.lorazepamEquivalent} mg of lorazepam or its like before a course. Never stopped abruptly; kept as rescue.",
    "label",
    ["ketalar-pi", "veraart2021", "andrade2017", "grunebaum-criteria"],
  ],
  [
    "INT-03",
    "Opioids",
    "major",
    "Deep sedation, slow breathing, a longer recovery",
    "SpO2 watched without a break; consider a lower dose band.",
    "label",
    ["ketalar-pi"],
  ],
  [
    "INT-04",
    "Alcohol and other CNS depressants",
    "major",
    "Adds to sedation",
    "None on the day; no alcohol {interaction.alcohol.hours} h before and after.",
    "label",
    ["ketalar-pi", "spravato-pi"],
  ],
  ["INT-05", "Sodium oxybate", "contraindicated", "Deep sedation, slow breathing", "Not on dosing days.", "proposal", ["proposed-default"]],
  [
    "INT-06",
    "MAO inhibitors",
    "moderate",
    "Blood pressure may rise; case series show no relevant change with tranylcypromine",
    "Extra blood pressure checks; the prescriber acknowledges. The REMS form asks about it.",
    "label",
    ["spravato-pi", "veraart2021", "rems-pmf-2024"],
  ],
  [
    "INT-07",
    "Psychostimulants",
    "moderate",
    "Blood pressure and heart rate rise",
    "Hold on the dosing day, or take after discharge; extra blood pressure checks.",
    "label",
    ["spravato-pi", "rems-pmf-2024"],
  ],
  ["INT-08", "Sympathomimetics and vasopressin", "moderate", "Blood pressure rises", "Watch closely.", "label", ["ketalar-pi"]],
  [
    "INT-09",
    "Lamotrigine",
    "moderate",
    "May weaken the effect of ketamine (2 of 5 studies)",
    "Never stopped abruptly (rash and seizures on restarting). Taking it after the session is the prescriber's decision.",
    "review",
    ["veraart2021", "andrade2017"],
  ],
  [
    "INT-10",
    "CYP3A4 and CYP2B6 inhibitors",
    "moderate",
    "More ketamine in the blood, most by mouth and under the tongue",
    "Begin with a lower dose band.",
    "review",
    ["andrade2017"],
  ],
  [
    "INT-11",
    "CYP3A4 and CYP2B6 inducers",
    "minor",
    "Less ketamine in the blood, by mouth",
    "Expect a smaller effect.",
    "review",
    ["andrade2017"],
  ],
  [
    "INT-12",
    "Antipsychotics",
    "minor",
    "Clozapine, risperidone and haloperidol may blunt the psychoactive effect; olanzapine does not",
    "For information.",
    "review",
    ["veraart2021"],
  ],
  ["INT-13", "Lithium", "minor", "No relevant interaction reported", "Keep drinking enough; go on.", "review", ["veraart2021"]],
  [
    "INT-14",
    "Antidepressants of the usual classes",
    "minor",
    "Compatible; SNRIs, bupropion and tricyclics may add to blood pressure and heart rate",
    "Go on.",
    "review",
    ["andrade2017", "szarmach2020"],
  ],
  [
    "INT-15",
    "Other NMDA antagonists",
    "moderate",
    "Adds to CNS effects; benefit unknown",
    "The prescriber decides; not on the same day.",
    "proposal",
    ["proposed-default"],
  ],
  [
    "INT-16",
    "Antihypertensives",
    "minor",
    "Protective",
    "Not left out: the usual morning dose with a sip of water.",
    "practice",
    ["proposed-default"],
  ],
  [
    "INT-17",
    "Nasal steroid or decongestant",
    "minor",
    "Absorption of esketamine",
    "At least {fasting.esketamine.nasalHours} h before esketamine.",
    "label",
    ["spravato-pi"],
  ],
  [
    "INT-18",
    "QT-prolonging medicines, with ondansetron",
    "moderate",
    "QT interval",
    "Check QTc before ondansetron.",
    "practice",
    ["proposed-default"],
  ],
  [
    "INT-19",
    "Thyroid hormone",
    "minor",
    "High blood pressure and a fast heart were reported under ketamine when there is too much",
    "See that the thyroid is balanced.",
    "practice",
    ["short2018"],
  ],
  [
    "INT-20",
    "Cannabis and psychedelics",
    "major",
    "Unpredictable: racing heart, anxiety, psychosis",
    "None for {interaction.cannabis.hours} h before and after.",
    "proposal",
    ["proposed-default"],
  ],
];

export const interactionClasses: readonly InteractionClass[] = rows.map(([id, name, severity, effect, action, evidence, sources]) => ({
  id,
  name,
  severity,
  effect,
  action,
  evidence,
  sources,
}));

/** What is known of one ingredient beyond its class (veraart2021 for olanzapine; else general pharmacology, evidence: proposal). */
export const ingredientNotes: Readonly<Record<string, string>> = {
  naltrexone: "An opioid antagonist: it does not sedate, but may blunt the effect of ketamine (evidence mixed).",
  olanzapine: "Did not blunt the psychoactive effect in the studies read.",
  cannabidiol: "Without THC it does not cause these effects; products differ.",
  fluticasone: "Meant is the nasal spray; inhaled or on the skin it does not matter here.",
  ketamine: "Ketamine from another source adds up: ask who prescribes it and when it is taken.",
  esketamine: "Esketamine from another source adds up: ask who prescribes it and when it is taken.",
};
