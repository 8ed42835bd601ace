import { useParams } from "@tanstack/react-router";
import { useState } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { consentContract, type ConsentAnswer, type DocumentAnswer, type SignedAnswer } from "../contract.ts";
import type { ConsentKind } from "../rules/consent-document.ts";
import { signingWords } from "./consent-words.ts";
import { pdfHref } from "./pdf-href.ts";
import { ReadAndSign } from "./read-and-sign.tsx";

const Withdraw = ({ episodeId, consent }: { readonly episodeId: string; readonly consent: SignedAnswer }) => {
  const t = useWords(signingWords);
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
    <>
      <Button kind="quiet" onClick={() => setAsking(true)}>
        {t("withdraw")}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("withdrawTitle")}
        description={t("withdrawBody")}
        confirmLabel={t("withdraw")}
        reason="optional"
        busy={withdraw.isPending}
        onConfirm={withdrawNow}
      />
    </>
  );
};

type CardProps = {
  readonly episodeId: string;
  readonly document: DocumentAnswer;
  readonly answer: ConsentAnswer;
  readonly onRead: () => void;
};

const DocumentCard = ({ episodeId, document, answer, onRead }: CardProps) => {
  const t = useWords(signingWords);
  const fact = answer.facts.find((one) => one.kind === document.kind);
  const newest = answer.signed.find((one) => one.kind === document.kind);
  const counts = fact?.status === "current" && !fact.otherTreatment;
  const status = fact?.otherTreatment === true && fact.status === "current" ? "other" : (fact?.status ?? "unknown");
  return (
    <Panel title={document.title} note={fact?.required === true ? undefined : t("optional")}>
      <Stack gap={3}>
        <p>
          <StateMark kind={counts ? "met" : "unmet"} decorative /> {t(`status.${status}`)}
          {newest !== undefined && newest.paper !== null && ` (${t("onPaper")})`}
        </p>
        <Row gap={3}>
          <Button kind={counts ? "secondary" : "primary"} onClick={onRead}>
            {counts ? t("readAgain") : t("read")}
          </Button>
          {newest !== undefined && newest.documentId !== null && (
            <a href={pdfHref(answer.patient.patientId, newest.documentId)} target="_blank" rel="noreferrer">
              {newest.paper === null ? t("pdf") : t("scan")}
            </a>
          )}
          {newest !== undefined && newest.withdrawn === null && <Withdraw episodeId={episodeId} consent={newest} />}
        </Row>
      </Stack>
    </Panel>
  );
};

/** What a patient was asked to sign, each with where it stands; from here they read, sign, get their copy, or withdraw. */
export const SignConsents = () => {
  const t = useWords(signingWords);
  const { episodeId = "" } = useParams({ strict: false });
  const { show } = useToasts();
  const [reading, setReading] = useState<ConsentKind>();
  const { data, error, isPending, refetch } = useRead(consentContract.readConsents, {
    params: { episodeId },
    follows: { episodeId, kinds: ["consent"] },
  });
  if (isPending) return <LoadingState shape="lines" />;
  if (error !== null) return <ErrorState title={t("loadFailed")} onRetry={() => void refetch()} />;
  const document = data.documents.find((one) => one.kind === reading);
  if (document !== undefined) {
    const close = () => setReading(undefined);
    const signed = () => {
      close();
      show({ message: t("done") });
    };
    const boosterMost = data.explained?.boosterMaximum ?? null;
    return <ReadAndSign episodeId={episodeId} document={document} boosterMost={boosterMost} onLeave={close} onSigned={signed} />;
  }
  const representative = data.explained?.representative ?? null;
  return (
    <Page title={t("title")} documentTitle={t("title")} intro={t("intro")} width="narrow">
      {representative !== null && <p>{t("signsForYou", { name: representative.name })}</p>}
      {data.documents.length === 0 && <EmptyState title={t("nothing")}>{t("nothingBody")}</EmptyState>}
      <Stack gap={4}>
        {data.documents.map((one) => (
          <DocumentCard key={one.kind} episodeId={episodeId} document={one} answer={data} onRead={() => setReading(one.kind)} />
        ))}
      </Stack>
    </Page>
  );
};
