import type { EventOf } from "../../rules/events.ts";
import type { Described, FactWords } from "../room/describe-fact.ts";

/** Which device came to this patient, which left, and which was claimed twice. */
export const describeDevice = (
  event: EventOf<"device-attached" | "device-detached" | "incident-raised">,
  { session }: Pick<FactWords, "session">,
): Described => {
  switch (event.type) {
    case "device-attached":
      return { title: session("devices.attached", { name: event.name }), body: session(`devices.kinds.${event.kind}`) };
    case "device-detached":
      return { title: session("devices.detached"), body: undefined };
    case "incident-raised":
      return {
        title: session("devices.shared", { name: event.device?.name ?? "" }),
        body: session("devices.sharedBody"),
        incident: session("devices.sharedIncident"),
      };
  }
};
