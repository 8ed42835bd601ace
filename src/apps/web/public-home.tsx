import { useWords } from "#ui/words/use-words.ts";
import { Page } from "#ui/layout/page.tsx";
import { Prose } from "#ui/layout/prose.tsx";
import { publicWords } from "#care/enquiry/web/public-words.ts";
export const PublicHome = () => {
  const t = useWords(publicWords);
  return (
    <Page title={t("nav.ask")} width="narrow">
      <Prose>
        <p>{t("nav.ask")}</p>
      </Prose>
    </Page>
  );
};
