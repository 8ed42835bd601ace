import { accept, refuse, unreachable, type Decision } from "#kernel/decision.ts";

import type { Enquiry } from "./enquiry.ts";
import type { EnquiryEvent } from "./events.ts";

type Of<Type extends EnquiryEvent["type"]> = Omit<Extract<EnquiryEvent, { type: Type }>, "type">;

/** Opens an enquiry. An episode has exactly one (ENQ-1). */
export const requestConsultation = (enquiry: Enquiry, request: Of<"consultation-requested">): Decision<EnquiryEvent> => {
  if (enquiry.status !== "none") return refuse("ENQ-1", "This request was already received. There is no need to send it again.");
  if (request.concerns.length === 0) return refuse("ENQ-2", "Please choose at least one reason for your request.", "concerns");
  return accept({ type: "consultation-requested", ...request });
};

const answered = (enquiry: Enquiry, event: EnquiryEvent): Decision<EnquiryEvent> => {
  switch (enquiry.status) {
    case "none":
      return refuse("ENQ-3", "There is no request to answer yet.");
    case "open":
      return accept(event);
    case "accepted":
      return refuse("ENQ-4", "This request was already accepted.");
    case "declined":
      return refuse("ENQ-4", "This request was already declined.");
    default:
      return unreachable(enquiry);
  }
};

/** Accepts an open enquiry, so that screening can begin (ENQ-3, ENQ-4). */
export const acceptEnquiry = (enquiry: Enquiry, answer: Of<"enquiry-accepted">): Decision<EnquiryEvent> =>
  answered(enquiry, { type: "enquiry-accepted", ...answer });

/** Declines an open enquiry and closes the episode; the reason is kept (ENQ-3, ENQ-4). */
export const declineEnquiry = (enquiry: Enquiry, answer: Of<"enquiry-declined">): Decision<EnquiryEvent> =>
  answered(enquiry, { type: "enquiry-declined", ...answer });
