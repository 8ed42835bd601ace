import { accept, refuse, type Decision } from "#kernel/decision.ts";

import { instrumentCatalogue } from "./data/instrument-catalogue.ts";
import type { MeasuresEvent } from "./events.ts";
import type { Measures } from "./measures.ts";

type RequestMeasure = Omit<Extract<MeasuresEvent, { type: "measure-requested" }>, "type">;

/** Asks the patient for a questionnaire; only for one whose wording is here (MSR-20). */
export const requestMeasure = (state: Measures, asked: RequestMeasure, hasText: boolean): Decision<MeasuresEvent> => {
  if (state.requests.some((request) => request.requestId === asked.requestId)) {
    return refuse("MSR-15", "This questionnaire was already asked for.");
  }
  return hasText
    ? accept({ type: "measure-requested", ...asked })
    : refuse("MSR-20", `The wording of ${instrumentCatalogue[asked.instrument].shortName} is not loaded here, so nobody could answer it.`);
};
