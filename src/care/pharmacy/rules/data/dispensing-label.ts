/** What a dispensed container's label must warn of. Evidence: law; owner: medical director. */
export const labelWarnings = [
  { text: "Controlled substance, dangerous unless used as directed.", sources: ["ny80-71", "ny-phl3331"] },
  {
    text: "Caution: Federal law prohibits the transfer of this drug to any person other than the patient for whom it was prescribed.",
    sources: ["cfr290-5"],
  },
] as const;
