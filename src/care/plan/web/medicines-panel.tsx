import { useState } from "react";

import { useMay } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { PlanAnswer } from "../contract.ts";
import { MedicinesDialog } from "./medicines-dialog.tsx";
import { planWords } from "./plan-words.ts";
import { Stated } from "./stated.tsx";

/** What the patient takes and what is to be done with each, as it was last reconciled. */
export const MedicinesPanel = ({ episodeId, plan }: { readonly episodeId: string; readonly plan: PlanAnswer }) => {
  const t = useWords(planWords);
  const [open, setOpen] = useState(false);
  const { reconciliation } = plan;
  const actions = useMay("plan.write") && <Button onClick={() => setOpen(true)}>{t("medicines.reconcile")}</Button>;
  return (
    <Panel title={t("medicines.title")} actions={actions}>
      {reconciliation === null ? (
        <p>{t("notKnown")}</p>
      ) : (
        <Stack gap={2}>
          {reconciliation.none && <p>{t("medicines.none")}</p>}
          {reconciliation.medicines.length > 0 && (
            <ul>
              {reconciliation.medicines.map((medicine, place) => (
                <li key={place}>
                  {[medicine.name, medicine.dose, medicine.frequency].filter((part) => part !== "").join(", ")}:{" "}
                  {t(`medicines.actions.${medicine.action}`)}
                </li>
              ))}
            </ul>
          )}
          {reconciliation.note !== "" && <p>{reconciliation.note}</p>}
          <p>
            <Stated at={reconciliation.at} by={reconciliation.by} timeZone={plan.clinic.timeZone} />
          </p>
        </Stack>
      )}
      {open && <MedicinesDialog episodeId={episodeId} plan={plan} onClose={() => setOpen(false)} />}
    </Panel>
  );
};
