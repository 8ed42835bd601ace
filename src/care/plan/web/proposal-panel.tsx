import type { Route } from "#care/pharmacy/rules/drug.ts";
import { inMilligrams } from "#care/pharmacy/web/amounts.ts";
import type { Quantity } from "#kernel/quantity.ts";
import { isBefore } from "#kernel/time.ts";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { PlanAnswer } from "../contract.ts";
import type { WeightBasis } from "../rules/body-weight.ts";
import { proposeDose } from "../rules/propose-dose.ts";
import { writableRange, type DoseRange } from "../rules/writable-dose.ts";
import { planWords } from "./plan-words.ts";
import { StatementList } from "./statement-list.tsx";

const Range = ({ range }: { readonly range: DoseRange | null }) => {
  const t = useWords(planWords);
  const locale = useLocale();
  if (range === null) return <p>{t("proposal.noRange")}</p>;
  const shown = writableRange(range);
  const [from, to] = [inMilligrams(shown.from, locale), inMilligrams(shown.to, locale)];
  const isOne = range.from.value === range.to.value;
  const words = from === to ? t("proposal.single", { value: to }) : t("proposal.range", { from, to });
  return (
    <p className="figures">
      <strong>{words}</strong>
      {isOne && shown.to.value !== range.to.value && ` ${t("proposal.roundedDown", { exact: inMilligrams(range.to, locale) })}`}
    </p>
  );
};

type ProposalProps = {
  readonly plan: PlanAnswer;
  readonly route: Route | "";
  readonly dose: Quantity<"ug"> | null;
  readonly weightBasis: WeightBasis | null;
  readonly now: Temporal.Instant;
};

/** What TIT, SPC and ESK say about the next dose by the chosen route, and the range that they leave. */
export const ProposalPanel = ({ plan, route, dose, weightBasis, now }: ProposalProps) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const proposal = route === "" ? null : proposeDose({ route, dose, weightBasis, facts: plan.facts, protocol: plan.protocol, now });
  const notBefore = proposal?.notBefore ?? null;
  return (
    <Panel title={t("proposal.title")} note={t("proposal.intro")}>
      {proposal === null ? (
        <p>{t("proposal.waiting")}</p>
      ) : (
        <Stack gap={3}>
          <Range range={proposal.range} />
          {notBefore !== null && isBefore(now, notBefore) && (
            <p>{t("proposal.notBefore", { when: formatDateTime(notBefore, plan.clinic.timeZone, locale) })}</p>
          )}
          <StatementList statements={proposal.statements} />
        </Stack>
      )}
    </Panel>
  );
};
