import { episodeContract } from "#care/episode/contract.ts";
import { documentsContract } from "#platform/documents/contract.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useMe } from "#platform/identity/browser/me.ts";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { Link } from "#ui/layout/link.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { webWords } from "./web-words.ts";

const Documents = () => {
  const t = useWords(webWords);
  const locale = useLocale();
  const { personId, clinic } = useMe();
  const { data } = useRead(documentsContract.readDocuments, { params: { patientId: personId } });
  return (
    <Panel title={t("care.documents")}>
      {data?.documents.length === 0 && <EmptyState title={t("care.noDocuments")} />}
      <ul>
        {(data?.documents ?? []).map((document) => (
          <li key={document.documentId}>
            <a href={`/api/patients/${personId}/documents/${document.documentId}`} target="_blank" rel="noreferrer">
              {document.title}
            </a>{" "}
            · {formatDate(document.createdAt, clinic.timeZone, locale)}
          </li>
        ))}
      </ul>
    </Panel>
  );
};

/** What a patient may look up: what they signed, their practices, their papers, how they sign in. */
export const PatientCare = () => {
  const t = useWords(webWords);
  const { data } = useRead(episodeContract.readOwnEpisode, { params: {} });
  const episodeId = data?.episode?.episodeId;
  return (
    <Page title={t("nav.care")} documentTitle={t("nav.care")} width="narrow">
      <Stack gap={6}>
        {episodeId !== undefined && (
          <Panel title={t("care.mine")}>
            <Stack gap={2}>
              <Link href={`/me/consent/${episodeId}`}>{t("care.consents")}</Link>
              <Link href={`/me/prepare/${episodeId}`}>{t("care.preparation")}</Link>
              <Link href={`/me/food-and-drink/${episodeId}`}>{t("care.lastTaken")}</Link>
              <Link href={`/me/safety-plan/${episodeId}`}>{t("care.safetyPlan")}</Link>
              <Link href={`/me/practices/${episodeId}`}>{t("me.go.practices")}</Link>
            </Stack>
          </Panel>
        )}
        <Documents />
        <Link href="/me/security">{t("person.security")}</Link>
      </Stack>
    </Page>
  );
};
