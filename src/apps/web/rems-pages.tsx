import { useParams } from "@tanstack/react-router";

import { remsFormContract } from "#care/dosing-session/contract-rems.ts";
import { remsContract } from "#care/rems/contract.ts";
import { CoverageSheet } from "#care/rems/web/coverage-sheet.tsx";
import { EnrolmentSheet } from "#care/rems/web/enrolment-sheet.tsx";
import { MonitoringFormSheet } from "#care/rems/web/monitoring-form-sheet.tsx";
import { OwedFormsTable } from "#care/rems/web/owed-forms-table.tsx";
import { remsWords } from "#care/rems/web/rems-words.ts";
import { SitePanel } from "#care/rems/web/site-panel.tsx";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay, useMe } from "#platform/identity/browser/me.ts";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { usePatientCrumb } from "./use-patient-crumb.ts";

const OwedForms = () => {
  const t = useWords(remsWords);
  const { data, isPending, isError, refetch } = useRead(remsFormContract.readOwedForms, {
    params: {},
    follows: { kinds: ["rems", "dosing-session"] },
    refreshEvery: 300_000,
  });
  if (isPending) return <LoadingState shape="table" />;
  if (isError) return <ErrorState title={t("owed.failed")} onRetry={() => void refetch()} />;
  return <OwedFormsTable forms={data.forms} />;
};

/** The clinic under the REMS: forms that are owed, and the site's certification. */
export const RemsPage = () => {
  const t = useWords(remsWords);
  const { clinic } = useMe();
  return (
    <Page title={t("title")} documentTitle={t("title")}>
      <Stack gap={6}>
        <Panel title={t("owed.title")} flush>
          <OwedForms />
        </Panel>
        <SitePanel timeZone={clinic.timeZone} mayRecord={useMay("clinic.configure")} />
      </Stack>
    </Page>
  );
};

/** The monitoring form of one session. */
export const RemsFormPage = () => {
  const t = useWords(remsWords);
  const { episodeId = "", sessionId = "" } = useParams({ strict: false });
  const { clinic } = useMe();
  const maySubmit = useMay("rems.work");
  const breadcrumbs = usePatientCrumb(episodeId);
  const { data, isPending, isError, refetch } = useRead(remsFormContract.readRemsForm, {
    params: { episodeId, sessionId },
    follows: { episodeId, kinds: ["rems", "dosing-session", "adverse-events", "screening"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  return <MonitoringFormSheet {...{ episodeId, sessionId, breadcrumbs, maySubmit }} form={data} timeZone={clinic.timeZone} />;
};

/** A patient's enrolment form. */
export const RemsEnrolmentPage = () => {
  const t = useWords(remsWords);
  const { episodeId = "" } = useParams({ strict: false });
  const { clinic } = useMe();
  const breadcrumbs = usePatientCrumb(episodeId);
  const { data, isPending, isError, refetch } = useRead(remsContract.readEpisodeRems, {
    params: { episodeId },
    follows: { episodeId, kinds: ["rems"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  return <EnrolmentSheet rems={data} clinic={clinic.name} breadcrumbs={breadcrumbs} />;
};

/** What payers ask for before they pay, held against a patient's chart. */
export const CoveragePage = () => {
  const t = useWords(remsWords);
  const { episodeId = "" } = useParams({ strict: false });
  const { clinic } = useMe();
  const breadcrumbs = usePatientCrumb(episodeId);
  const { data, isPending, isError, refetch } = useRead(remsFormContract.readCoveragePackets, {
    params: { episodeId },
    follows: { episodeId, kinds: ["plan", "screening", "measures"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("coverage.failed")} onRetry={() => void refetch()} />;
  return <CoverageSheet {...data} patient={breadcrumbs[0]?.label ?? ""} clinic={clinic.name} breadcrumbs={breadcrumbs} />;
};
