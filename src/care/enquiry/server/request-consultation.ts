import { registerPatient } from "#care/people/server/patient-row.ts";
import { visitKinds } from "#care/schedule/rules/visit-kinds.ts";
import type { Slot } from "#care/schedule/rules/free-slots.ts";
import { bookAppointment, slotTaken } from "#care/schedule/server/book-appointment.ts";
import { readFreeSlots } from "#care/schedule/server/read-free-slots.ts";
import type { CommandMeta } from "#kernel/command.ts";
import { refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import { plusMinutes } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";
import type { BodyOf } from "#platform/http/contract.ts";

import type { enquiryContract } from "../contract.ts";
import { requestConsultation } from "../rules/decide.ts";
import { enquiryStream } from "../rules/enquiry.ts";
import type { channels, EnquiryEvent } from "../rules/events.ts";

type Request = BodyOf<typeof enquiryContract.requestConsultation>;
type Asked = {
  readonly episodeId: Uuid;
  readonly request: Request;
  readonly channel: (typeof channels)[number];
  readonly meta: CommandMeta;
};

const isSame = (offered: Slot, chosen: Request["slot"]): boolean =>
  chosen !== null && offered.staffId === chosen.staffId && offered.startsAt.equals(chosen.startsAt);

/** Registers the person and books the slot in the transaction of the command; a refusal takes both back. */
const keepDirectories = async (tx: Tx, { episodeId, request, meta }: Asked): Promise<Decision<EnquiryEvent> | undefined> => {
  if (!(await registerPatient(tx, request.patientId, request.details, meta.now))) {
    return refuse("ENQ-5", "This request could not be matched to you. Please reload the page and send it again.");
  }
  if (request.slot === null) return undefined;
  const { slots } = await readFreeSlots(tx, "consultation", meta.now);
  if (!slots.some((slot) => isSame(slot, request.slot))) return { outcome: "refused", refusal: slotTaken };
  const taken = await bookAppointment(tx, {
    ...request.slot,
    visitKind: "consultation",
    episodeId,
    patientId: request.patientId,
    roomId: null,
    endsAt: plusMinutes(request.slot.startsAt, visitKinds.consultation.minutes),
    at: meta.now,
  });
  return taken && { outcome: "refused", refusal: taken };
};

export const requestConsultationBy = (asked: Asked): Execution =>
  onStream({
    episodeId: asked.episodeId,
    streamId: asked.episodeId,
    stream: enquiryStream,
    decide: async (enquiry, tx) => {
      const { patientId, concerns, message, slot } = asked.request;
      const appointmentId = slot?.appointmentId ?? null;
      const decision = requestConsultation(enquiry, { patientId, appointmentId, channel: asked.channel, concerns, message });
      if (decision.outcome === "refused") return decision;
      return (await keepDirectories(tx, asked)) ?? decision;
    },
  });
