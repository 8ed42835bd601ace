import { useState } from "react";

import type { Route } from "#care/pharmacy/rules/drug.ts";
import { inMilligrams } from "#care/pharmacy/web/amounts.ts";
import type { Quantity } from "#kernel/quantity.ts";
import { settled } from "#kernel/setting.ts";
import { isBefore, plusMinutes } from "#kernel/time.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { planContract, type PlanAnswer } from "../contract.ts";
import { checks } from "../rules/data/plan-settings.ts";
import { planWords } from "./plan-words.ts";
import { Stated } from "./stated.tsx";

type Common = { readonly episodeId: string; readonly plan: PlanAnswer; readonly now: Temporal.Instant };
type Authorisation = PlanAnswer["authorisations"][number];

const Ask = ({ episodeId, route, dose }: Pick<Common, "episodeId"> & { readonly route: Route; readonly dose: Quantity<"ug"> }) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const { show } = useToasts();
  const send = useCommand(planContract.requestAuthorisation);
  const [reason, setReason] = useState("");
  const [authorisationId] = useState(() => newId());
  const ask = () =>
    send.mutate(
      { params: { episodeId, authorisationId }, body: { route, dose, reason } },
      { onSuccess: () => void show({ message: t("authorisation.saved") }) },
    );
  return (
    <Stack gap={3}>
      <TextArea label={t("authorisation.reason")} value={reason} onChange={setReason} error={send.error?.message} />
      <Button busy={send.isPending} disabled={reason.trim() === "" || send.isSuccess} onClick={ask}>
        {t("authorisation.ask", { dose: inMilligrams(dose, locale) })}
      </Button>
    </Stack>
  );
};

const Asked = ({ episodeId, plan, now, one }: Common & { readonly one: Authorisation }) => {
  const t = useWords(planWords);
  const locale = useLocale();
  const { show } = useToasts();
  const send = useCommand(planContract.confirmAuthorisation);
  const confirm = () =>
    send.mutate(
      { params: { episodeId, authorisationId: one.authorisationId }, body: {} },
      {
        onSuccess: () => void show({ message: t("authorisation.signed") }),
        onError: (error) => void show({ message: error.message, kind: "failure" }),
      },
    );
  const until = one.confirmed && plusMinutes(one.confirmed.at, one.holdsFor.value * 60);
  const standing = () => {
    if (until === null) return t("authorisation.waiting");
    const when = { until: formatDateTime(until, plan.clinic.timeZone, locale) };
    return isBefore(now, until) ? t("authorisation.confirmed", when) : t("authorisation.ended", when);
  };
  return (
    <Stack gap={1}>
      <p>
        <strong>{t("authorisation.what", { dose: inMilligrams(one.dose, locale), route: t(`route.${one.route}`) })}</strong>
      </p>
      <p>{one.reason}</p>
      <p>
        <Stated at={one.at} by={one.by} timeZone={plan.clinic.timeZone} />
      </p>
      <p>{standing()}</p>
      {one.confirmed === null && plan.signer.isPrescriber && one.byId !== plan.signer.id && (
        <Button busy={send.isPending} onClick={confirm}>
          {t("authorisation.confirm")}
        </Button>
      )}
      {one.confirmed === null && one.byId === plan.signer.id && <p>{t("authorisation.own")}</p>}
    </Stack>
  );
};

type AuthorisationProps = Common & {
  /** The dose on the form when it lies above the hard maximum and no two signatures carry it yet. */
  readonly beyond: { readonly route: Route; readonly dose: Quantity<"ug"> } | null;
};

/** The way above a hard maximum: the medical director's reason, and another person's signature for exactly that dose. */
export const AuthorisationPanel = ({ episodeId, plan, now, beyond }: AuthorisationProps) => {
  const t = useWords(planWords);
  const mayAsk = plan.signer.isMedicalDirector && beyond !== null;
  if (plan.authorisations.length === 0 && beyond === null) return null;
  return (
    <Panel title={t("authorisation.title")} note={t("authorisation.intro", { hours: settled(plan.protocol, checks.authorisation).value })}>
      <Stack gap={4}>
        {mayAsk && <Ask key={`${beyond.route} ${beyond.dose.value}`} episodeId={episodeId} route={beyond.route} dose={beyond.dose} />}
        {plan.authorisations.toReversed().map((one) => (
          <Asked key={one.authorisationId} episodeId={episodeId} plan={plan} now={now} one={one} />
        ))}
      </Stack>
    </Panel>
  );
};
