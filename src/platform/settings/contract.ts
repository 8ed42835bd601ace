import * as z from "zod/mini";

import { read } from "../http/contract.ts";
import { id } from "../http/schema.ts";

const clinic = z.object({ clinicId: id, slug: z.string(), name: z.string(), timeZone: z.string() });
export type Clinic = z.output<typeof clinic>;

export const settingsContract = {
  readClinics: read({
    path: "/api/public/clinics",
    summary: "The clinics of this installation",
    permission: "public",
    chart: "none",
    response: z.object({ clinics: z.array(clinic) }),
  }),
};
