import { useState } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { DataTable, type Column } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatDateTime, formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { consentContract, type ConsentAnswer, type SignedAnswer } from "../contract.ts";
import { choicesInWords } from "../rules/choices-in-words.ts";
import { consentWords } from "./consent-words.ts";
import { paperWords } from "./paper-words.ts";
import { pdfHref } from "./pdf-href.ts";

type Common = { readonly episodeId: string; readonly answer: ConsentAnswer; readonly mayConduct: boolean };

const SignedActs = ({ episodeId, answer, mayConduct, consent }: Common & { readonly consent: SignedAnswer }) => {
  const t = useWords(consentWords);
  const p = useWords(paperWords);
  const { show } = useToasts();
  const [asking, setAsking] = useState(false);
  const withdraw = useCommand(consentContract.withdrawConsent);
  const withdrawNow = (reason: string) =>
    withdraw.mutate(
      { params: { episodeId, consentId: consent.consentId }, body: { reason } },
      {
        onSuccess: () => {
          setAsking(false);
          show({ message: t("withdrawn") });
        },
        onError: (error) => void show({ message: error.message, kind: "failure" }),
      },
    );
  return (
    <Row gap={2}>
      {consent.documentId !== null && (
        <a href={pdfHref(answer.patient.patientId, consent.documentId)} target="_blank" rel="noreferrer">
          {consent.paper === null ? t("pdf") : p("scanLink")}
        </a>
      )}
      {mayConduct && consent.withdrawn === null && (
        <Button kind="quiet" onClick={() => setAsking(true)}>
          {t("withdraw")}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("withdrawTitle")}
        description={`${t("withdrawBody")} ${t(`withdrawEffect.${consent.kind}`)}`}
        confirmLabel={t("withdraw")}
        reason="required"
        busy={withdraw.isPending}
        onConfirm={withdrawNow}
      />
    </Row>
  );
};

/** When, how and by whom: a paper has a day, who saw it, and its place. */
const SignedHow = ({ signed, when }: { readonly signed: SignedAnswer; readonly when: (at: Temporal.Instant) => string }) => {
  const t = useWords(consentWords);
  const p = useWords(paperWords);
  const locale = useLocale();
  const { paper, representative } = signed;
  const by =
    representative &&
    p("representative.signed", { name: representative.name, relation: p(`representative.relations.${representative.relation}`) });
  if (paper === null) {
    return (
      <div>
        {when(signed.signedAt)}, {t(`methods.${signed.method}`)}
        {by !== null && `, ${by}`}
      </div>
    );
  }
  const date = formatPlainDate(Temporal.PlainDate.from(paper.signedOn), locale);
  return (
    <>
      <div>
        <Tag>{p("onPaper")}</Tag> {p("printed", { date })}
        {by !== null && `, ${by}`}
        {paper.seenBy !== "" && `, ${p("seenBy", { name: paper.seenBy })}`}
      </div>
      {paper.keptAt !== "" && <div>{p("keptIn", { place: paper.keptAt })}</div>}
    </>
  );
};

/** Everything that was ever signed, newest first, withdrawn ones too. */
export const SignedTable = (props: Common) => {
  const t = useWords(consentWords);
  const locale = useLocale();
  const when = (at: Temporal.Instant) => formatDateTime(at, props.answer.timeZone, locale);
  const columns: readonly Column<SignedAnswer>[] = [
    { key: "kind", header: t("kind"), cell: (one) => `${t(`kinds.${one.kind}`)}. ${t("version", { version: one.version })}` },
    { key: "route", header: t("treatment"), cell: (one) => t(`routes.${one.route}`) },
    {
      key: "choices",
      header: t("choices"),
      cell: (one) => {
        const chosen = choicesInWords(one.choices);
        return chosen.length === 0
          ? t("noChoices")
          : chosen.map(({ question, answer }) => <div key={question}>{`${question}: ${answer}`}</div>);
      },
    },
    {
      key: "when",
      header: t("signedWhen"),
      cell: (one) => (
        <>
          <SignedHow signed={one} when={when} />
          {one.withdrawn !== null && <div>{t("withdrawnWhen", { when: when(one.withdrawn.at), reason: one.withdrawn.reason })}</div>}
        </>
      ),
    },
    { key: "acts", header: t("acts"), actions: true, cell: (one) => <SignedActs {...props} consent={one} /> },
  ];
  return (
    <DataTable
      caption={t("signed")}
      columns={columns}
      rows={props.answer.signed}
      rowKey={(one) => one.consentId}
      empty={<EmptyState title={t("nothingSigned")} />}
    />
  );
};
