/** What a preparation conversation covers. Evidence: practice; source: gorman2021, bathje2022, mathai2022. */
export const agendaItems = [
  "history-and-goals",
  "expectations",
  "set",
  "setting",
  "intention",
  "difficult-moments",
  "touch-agreement",
  "safety-plan",
  "practical",
  "consents-reviewed",
] as const;
export type AgendaItem = (typeof agendaItems)[number];
