import { enquiryProjection } from "#care/enquiry/server/enquiry-projection.ts";
import type { Projection } from "#platform/event-log/projection.ts";

/** Every projection of the product, in the order of the journey. */
export const projections: readonly Projection[] = [enquiryProjection];
