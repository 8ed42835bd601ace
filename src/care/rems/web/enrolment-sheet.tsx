import { Page, type Crumb } from "#ui/layout/page.tsx";
import { PrintIdentity } from "#ui/layout/print-identity.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { EpisodeRems } from "../contract.ts";
import { CopyAndPrint } from "./copy-and-print.tsx";
import { DataSetList, dataSetText, MissingList } from "./data-set-list.tsx";
import { remsWords } from "./rems-words.ts";
import { useEnrolmentWords } from "./use-enrolment-words.ts";

type EnrolmentSheetProps = { readonly rems: EpisodeRems; readonly clinic: string; readonly breadcrumbs: readonly Crumb[] };

/** The enrolment form of a patient, filled from the chart, for the screen and for paper. Nothing is sent from here. */
export const EnrolmentSheet = ({ rems, clinic, breadcrumbs }: EnrolmentSheetProps) => {
  const t = useWords(remsWords);
  const standing = useEnrolmentWords(rems);
  return (
    <PrintIdentity lines={[rems.patient.name, clinic]}>
      <Page
        title={t("enrolment.form")}
        documentTitle={t("enrolment.form")}
        intro={rems.patient.name}
        breadcrumbs={breadcrumbs}
        actions={
          <Row gap={2}>
            <CopyAndPrint text={dataSetText(rems.enrolmentForm)} />
          </Row>
        }
      >
        <Stack gap={5}>
          <p>{standing}</p>
          <MissingList fields={rems.enrolmentForm} />
          <p>{t("checkAll")}</p>
          <DataSetList fields={rems.enrolmentForm.map((field) => ({ ...field, confidence: "high" as const }))} />
          <p>{t("programme")}</p>
        </Stack>
      </Page>
    </PrintIdentity>
  );
};
