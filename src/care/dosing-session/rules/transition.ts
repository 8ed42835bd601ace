import type { Instant } from "#kernel/time.ts";

import type { AlertLimit } from "./stored-protocol.ts";
import type { StreamedParameter } from "./streamed-point.ts";
import type { VitalValues } from "./vital-parameter.ts";

type At = { readonly at: Instant };

/** What the stream came to; `record-transitions.ts` makes facts of it. */
export type Transition =
  | (At & {
      readonly kind: "beyond";
      readonly limit: AlertLimit;
      readonly value: number;
      readonly isOver: boolean;
      /** The stretch of values beyond the limit, as far as it is known. */
      readonly from: Instant;
      readonly to: Instant;
    })
  | (At & { readonly kind: "settled"; readonly rule: string })
  | (At & { readonly kind: "lost"; readonly parameter: StreamedParameter; readonly since: Instant })
  | (At & { readonly kind: "restored"; readonly parameter: StreamedParameter })
  | (At & { readonly kind: "cuff"; readonly values: VitalValues });
