import { useParams } from "@tanstack/react-router";
import { useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { DataTable, type Column } from "#ui/layout/data-table.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { Link } from "#ui/layout/link.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatDate, formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { consentContract, type ConsentAnswer, type ConsentFactAnswer } from "../contract.ts";
import { consentWords } from "./consent-words.ts";
import styles from "./consent-page.module.css";
import { ExplainDialog } from "./explain-dialog.tsx";
import { PaperDialog } from "./paper-dialog.tsx";
import { paperWords } from "./paper-words.ts";
import { ReconsentDialog } from "./reconsent-dialog.tsx";
import { RepresentativeDialog } from "./representative-dialog.tsx";
import { SignedTable } from "./signed-table.tsx";

const FactState = ({ fact }: { readonly fact: ConsentFactAnswer }) => {
  const t = useWords(consentWords);
  const p = useWords(paperWords);
  const counts = fact.status === "current" && !fact.otherTreatment;
  const mark = counts ? "met" : fact.status === "unknown" ? "unknown" : "unmet";
  return (
    <>
      <StateMark kind={mark} decorative />{" "}
      {fact.status === "current" && fact.otherTreatment ? t("status.other") : t(`status.${fact.status}`)}
      {fact.onPaper && `, ${p("onPaper")}`}
      {fact.byRepresentative && `, ${p("byRepresentative")}`}
    </>
  );
};

const Overview = ({ answer }: { readonly answer: ConsentAnswer }) => {
  const t = useWords(consentWords);
  const locale = useLocale();
  const columns: readonly Column<ConsentFactAnswer>[] = [
    { key: "kind", header: t("kind"), cell: (fact) => t(`kinds.${fact.kind}`) },
    { key: "state", header: t("state"), cell: (fact) => <FactState fact={fact} /> },
    {
      key: "until",
      header: t("until"),
      cell: (fact) => (fact.expiresAt === null || fact.status !== "current" ? "" : formatDate(fact.expiresAt, answer.timeZone, locale)),
    },
    { key: "needed", header: t("needed"), cell: (fact) => (fact.required ? t("neededYes") : t("neededNo")) },
  ];
  return <DataTable caption={t("overview")} columns={columns} rows={answer.facts} rowKey={(fact) => fact.kind} />;
};

/** What was stated to be signed again, newest first. */
const Reconsents = ({ answer }: { readonly answer: ConsentAnswer }) => {
  const t = useWords(consentWords);
  const locale = useLocale();
  return answer.reconsents.map(({ at, kinds, trigger, reason }) => (
    <p key={at.toString()} className={styles["line"]}>
      {t("reconsent.line", {
        when: formatDateTime(at, answer.timeZone, locale),
        trigger: t(`reconsent.triggers.${trigger}`),
        kinds: kinds.map((kind) => t(`kinds.${kind}`)).join(", "),
        reason,
      })}
    </p>
  ));
};

type Opened = "explain" | "paper" | "representative";

const ExplainedList = ({ explained }: { readonly explained: NonNullable<ConsentAnswer["explained"]> }) => {
  const t = useWords(consentWords);
  const p = useWords(paperWords);
  const { route, kinds, representative } = explained;
  const relation = representative === null ? "" : p(`representative.relations.${representative.relation}`);
  return (
    <DefinitionList
      items={[
        { term: t("treatment"), value: t(`routes.${route}`) },
        { term: t("documents"), value: kinds.map((kind) => t(`kinds.${kind}`)).join(", ") },
        ...(representative === null
          ? []
          : [{ term: p("representative.explainedTo"), value: p("representative.decides", { name: representative.name, relation }) }]),
      ]}
    />
  );
};

const ExplainedPanel = ({ episodeId, answer }: { readonly episodeId: string; readonly answer: ConsentAnswer }) => {
  const t = useWords(consentWords);
  const p = useWords(paperWords);
  const locale = useLocale();
  const [opened, setOpened] = useState<Opened | undefined>();
  const mayConduct = useMay("consent.conduct");
  const { explained, timeZone, patient } = answer;
  const close = () => setOpened(undefined);
  const actions = mayConduct && answer.screeningAccepted && (
    <Row gap={2}>
      {explained !== null && (
        <>
          <Link href={`/app/episodes/${episodeId}/consent/sign`}>{t("signHere")}</Link>
          <Link href={`/app/episodes/${episodeId}/consent/paper`}>{p("blank")}</Link>
          <Button onClick={() => setOpened("paper")}>{p("record")}</Button>
        </>
      )}
      <Button onClick={() => setOpened("representative")}>{p("representative.act")}</Button>
      <Button kind={explained === null ? "primary" : "secondary"} onClick={() => setOpened("explain")}>
        {explained === null ? t("explain") : t("explainAgain")}
      </Button>
    </Row>
  );
  return (
    <Panel
      title={t("explainTitle")}
      note={explained !== null && t("by", { name: explained.by, when: formatDateTime(explained.at, timeZone, locale) })}
      actions={actions}
    >
      {explained === null ? <p>{answer.screeningAccepted ? t("notYet") : t("notAccepted")}</p> : <ExplainedList explained={explained} />}
      {opened === "explain" && <ExplainDialog episodeId={episodeId} representatives={answer.representatives} onClose={close} />}
      {opened === "paper" && explained !== null && (
        <PaperDialog episodeId={episodeId} patientName={patient.name} explained={explained} onClose={close} />
      )}
      {opened === "representative" && <RepresentativeDialog episodeId={episodeId} onClose={close} />}
    </Panel>
  );
};

/** An episode's consents for staff: what was explained, what counts now, and everything that was ever signed. */
export const ConsentPage = () => {
  const t = useWords(consentWords);
  const { episodeId = "" } = useParams({ strict: false });
  const mayConduct = useMay("consent.conduct");
  const { data, error, isPending, refetch } = useRead(consentContract.readConsents, {
    params: { episodeId },
    follows: { episodeId, kinds: ["consent", "screening"] },
  });
  const [asking, setAsking] = useState(false);
  if (isPending) return <LoadingState shape="panel" />;
  if (error !== null) return <ErrorState title={t("loadFailed")} onRetry={() => void refetch()} />;
  const inForce = [...new Set(data.signed.filter((one) => one.withdrawn === null).map(({ kind }) => kind))];
  const again = mayConduct && inForce.length > 0 && <Button onClick={() => setAsking(true)}>{t("reconsent.act")}</Button>;
  return (
    <Page
      title={t("title")}
      documentTitle={t("documentTitle")}
      breadcrumbs={[{ label: data.patient.name, href: `/app/episodes/${episodeId}` }]}
    >
      <Stack gap={6}>
        <ExplainedPanel episodeId={episodeId} answer={data} />
        <Panel title={t("overview")} actions={again} flush>
          <Overview answer={data} />
          <Reconsents answer={data} />
        </Panel>
        {asking && <ReconsentDialog episodeId={episodeId} kinds={inForce} onClose={() => setAsking(false)} />}
        <Panel title={t("signed")} flush>
          <SignedTable episodeId={episodeId} answer={data} mayConduct={mayConduct} />
        </Panel>
      </Stack>
    </Page>
  );
};
