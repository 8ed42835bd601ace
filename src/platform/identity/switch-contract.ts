import * as z from "zod/mini";

import { action, nothing, read } from "../http/contract.ts";
import { id, instant } from "../http/schema.ts";

/** A staff member whose sign-in waits on this device, locked. `pin`: whether a PIN opens it, or only a full sign-in. */
const otherPerson = z.object({ signInId: id, personId: id, name: z.string(), pin: z.enum(["none", "ready", "spent"]), endsAt: instant });
export type OtherPerson = z.output<typeof otherPerson>;

/** As typed; whether it could be a PIN is for the comparison to say. */
const typedPin = z.string().check(z.minLength(1, "Write it here."), z.maxLength(20));

const open = { permission: "public", chart: "none" } as const;

/** Handing a shared tablet over. Apart from the rest of signing in, because patients never load it. */
export const switchContract = {
  readOthers: read({
    ...open,
    path: "/api/sign-in/others",
    summary: "Who else has signed in on this device and may go on with a PIN",
    response: z.object({ people: z.array(otherPerson) }),
  }),
  switchPerson: action({
    ...open,
    path: "/api/clinics/:clinicId/sign-in/switch",
    summary: "Hand this device to somebody who has signed in on it, with their PIN",
    body: z.object({ signInId: id, pin: typedPin }),
    response: nothing,
  }),
};
