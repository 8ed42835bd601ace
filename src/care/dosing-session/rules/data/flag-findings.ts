/**
 * The findings of screening that whoever sits beside the patient must know at once, by what they touch. Evidence: proposal; source:
 * proposed-default; each finding carries its own. Owner: medical director.
 */
export const flagFindings = {
  psychiatric: ["SCR-09", "SCR-10", "SCR-11", "SCR-12", "SCR-32", "SCR-33", "SCR-34"],
  cardiac: ["SCR-01", "SCR-02", "SCR-03", "SCR-05", "SCR-06", "SCR-07", "SCR-08"],
} as const;
export type FlagGroup = keyof typeof flagFindings;
