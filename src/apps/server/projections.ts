import { consentProjection } from "#care/consent/server/consent-projection.ts";
import { enquiryProjection } from "#care/enquiry/server/enquiry-projection.ts";
import { lotProjection } from "#care/pharmacy/server/lot-projection.ts";
import { planProjection } from "#care/plan/server/plan-projection.ts";
import type { Projection } from "#platform/event-log/projection.ts";

/** Every projection of the product, in the order of the journey. */
export const projections: readonly Projection[] = [enquiryProjection, consentProjection, planProjection, lotProjection];
