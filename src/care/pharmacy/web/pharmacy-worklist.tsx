import { lazy, Suspense } from "react";

import { useMay } from "#platform/identity/browser/me.ts";

const PharmacyCount = lazy(async () => ({ default: (await import("./pharmacy-count.tsx")).PharmacyCount }));

/** How much waits in the drug ledger, for those who work with it. The ledger's words and contract come only then. */
export const PharmacyWorklist = () =>
  useMay("pharmacy.work") ? (
    <Suspense>
      <PharmacyCount />
    </Suspense>
  ) : null;
