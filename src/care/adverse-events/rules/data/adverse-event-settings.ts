import type { NumberSetting, Setting } from "#kernel/setting.ts";

const proposed = { kind: "number", evidence: "proposal", sources: ["proposed-default"], owner: "medical-director" } as const;

/** The KAP rule for blood pressure (proposed-default). */
export const highSystolic: NumberSetting<"mm[Hg]"> = {
  ...proposed,
  key: "adverseEvent.hypertension.systolic",
  label: "A rise in a session is an adverse event from this systolic pressure",
  value: 180,
  unit: "mm[Hg]",
  absolute: [140, 220],
  recommended: [160, 180],
};
export const highDiastolic: NumberSetting<"mm[Hg]"> = {
  ...proposed,
  key: "adverseEvent.hypertension.diastolic",
  label: "A rise in a session is an adverse event from this diastolic pressure",
  value: 110,
  unit: "mm[Hg]",
  absolute: [90, 130],
  recommended: [100, 110],
};
export const backBelowSystolic: NumberSetting<"mm[Hg]"> = {
  ...proposed,
  key: "adverseEvent.hypertension.backBelowSystolic",
  label: "Systolic pressure below which a rise counts as over",
  value: 160,
  unit: "mm[Hg]",
  absolute: [120, 180],
  recommended: [140, 160],
};
export const backBelowDiastolic: NumberSetting<"mm[Hg]"> = {
  ...proposed,
  key: "adverseEvent.hypertension.backBelowDiastolic",
  label: "Diastolic pressure below which a rise counts as over",
  value: 100,
  unit: "mm[Hg]",
  absolute: [80, 110],
  recommended: [90, 100],
};
export const backWithin: NumberSetting<"min"> = {
  ...proposed,
  key: "adverseEvent.hypertension.backWithin",
  label: "Time after the dose by which a rise is over",
  value: 120,
  unit: "min",
  absolute: [30, 240],
  recommended: [60, 120],
};

export const longDissociation: NumberSetting<"h"> = {
  ...proposed,
  key: "adverseEvent.dissociation.longerThan",
  label: "Dissociation is an adverse event when it lasts longer",
  value: 2,
  unit: "h",
  absolute: [1, 6],
  recommended: [1, 3],
};
export const deepSedation: NumberSetting<"{score}"> = {
  ...proposed,
  key: "adverseEvent.sedation.moaas",
  label: "Sedation is an adverse event of interest at this MOAA/S or below",
  value: 3,
  unit: "{score}",
  absolute: [0, 4],
  recommended: [2, 4],
};
export const longDerealisation: NumberSetting<"h"> = {
  ...proposed,
  key: "adverseEvent.derealisation.longerThan",
  label: "Derealisation counts as lasting when it goes on longer",
  value: 24,
  unit: "h",
  absolute: [4, 72],
  recommended: [12, 24],
};

export const assessWithin: NumberSetting<"h"> = {
  ...proposed,
  key: "adverseEvent.assess.within",
  label: "A prescriber assesses seriousness within",
  value: 24,
  unit: "h",
  absolute: [1, 168],
  recommended: [4, 24],
};
export const reviewWithin: NumberSetting<"h"> = {
  ...proposed,
  key: "adverseEvent.review.within",
  label: "The medical director reviews a serious event within",
  value: 24,
  unit: "h",
  absolute: [1, 168],
  recommended: [4, 48],
};
/** Voluntary for clinicians: the source sets no day. The sponsor's own 15 days are the measure of the upper bound. */
export const medWatchWithin: NumberSetting<"d"> = {
  ...proposed,
  key: "adverseEvent.report.medWatchWithin",
  label: "FDA MedWatch 3500 (voluntary) is sent or decided against within",
  value: 15,
  unit: "d",
  absolute: [1, 60],
  recommended: [1, 15],
};
export const manufacturerWithin: NumberSetting<"d"> = {
  ...proposed,
  key: "adverseEvent.report.manufacturerWithin",
  label: "The manufacturer of esketamine is told within",
  value: 7,
  unit: "d",
  absolute: [1, 30],
  recommended: [1, 15],
};
export const authoritiesWithin: NumberSetting<"d"> = {
  ...proposed,
  key: "adverseEvent.report.authoritiesWithin",
  label: "State, board and malpractice insurer by the clinic's policy: sent or decided against within",
  value: 7,
  unit: "d",
  absolute: [1, 30],
  recommended: [1, 15],
};

/** Everything of adverse events that a medical director may change. The 7 days of the REMS stand with `rems`, SR-16 with `safety`. */
export const adverseEventSettings: readonly Setting[] = [
  highSystolic,
  highDiastolic,
  backBelowSystolic,
  backBelowDiastolic,
  backWithin,
  longDissociation,
  deepSedation,
  longDerealisation,
  assessWithin,
  reviewWithin,
  medWatchWithin,
  manufacturerWithin,
  authoritiesWithin,
];
