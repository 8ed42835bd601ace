import { onStream, type Execution } from "#platform/event-log/execute.ts";
import type { Routes } from "#platform/http/routes.ts";

import { enquiryContract } from "../contract.ts";
import { acceptEnquiry, declineEnquiry } from "../rules/decide.ts";
import { enquiryStream, type Enquiry } from "../rules/enquiry.ts";
import type { EnquiryEvent } from "../rules/events.ts";
import type { Decision } from "#kernel/decision.ts";
import { readInbox } from "./read-inbox.ts";
import { requestConsultationBy } from "./request-consultation.ts";

const onEnquiry = (episodeId: string, decide: (enquiry: Enquiry) => Decision<EnquiryEvent>): Execution =>
  onStream({ episodeId, streamId: episodeId, stream: enquiryStream, decide });

export const enquiryRoutes = (routes: Routes): void => {
  routes.command(enquiryContract.requestConsultation, ({ params, body, meta }) =>
    requestConsultationBy({ episodeId: params.episodeId, request: body, channel: "public-site", meta }),
  );
  routes.command(enquiryContract.registerEnquiry, ({ params, body, meta }) =>
    requestConsultationBy({ episodeId: params.episodeId, request: body, channel: body.channel, meta }),
  );
  routes.command(enquiryContract.acceptEnquiry, ({ params, body }) =>
    onEnquiry(params.episodeId, (enquiry) => acceptEnquiry(enquiry, body)),
  );
  routes.command(enquiryContract.declineEnquiry, ({ params, body }) =>
    onEnquiry(params.episodeId, (enquiry) => declineEnquiry(enquiry, body)),
  );
  routes.read(enquiryContract.readInbox, async ({ tx, query }) => ({ enquiries: await readInbox(tx, query.status) }));
};
