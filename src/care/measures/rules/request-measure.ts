import { accept, refuse, type Decision } from "#kernel/decision.ts";

import type { MeasuresEvent } from "./events.ts";
import type { Measures } from "./measures.ts";

type RequestMeasure = Omit<Extract<MeasuresEvent, { type: "measure-requested" }>, "type">;

/** Asks the patient for a questionnaire. */
export const requestMeasure = (state: Measures, asked: RequestMeasure): Decision<MeasuresEvent> =>
  state.requests.some((request) => request.requestId === asked.requestId)
    ? refuse("MSR-15", "This questionnaire was already asked for.")
    : accept({ type: "measure-requested", ...asked });
