import { Page, type Crumb } from "#ui/layout/page.tsx";
import { Split } from "#ui/layout/split.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { PreparationPanel } from "./preparation-panel.tsx";
import { preparationWords } from "./preparation-words.ts";
import { Prepare } from "./prepare.tsx";

type PreparationPageProps = {
  readonly episodeId: string;
  readonly timeZone: string;
  readonly mayWrite: boolean;
  /** The way back to the episode. */
  readonly breadcrumbs?: readonly Crumb[] | undefined;
};

/** The therapist's page: what stands on one side, and on the other the steps, to fill in together with the patient. */
export const PreparationPage = ({ episodeId, timeZone, mayWrite, breadcrumbs }: PreparationPageProps) => {
  const t = useWords(preparationWords);
  return (
    <Page title={t("staff.title")} intro={t("staff.intro")} documentTitle={t("staff.title")} breadcrumbs={breadcrumbs} width="full">
      <Split aside={mayWrite && <Prepare episodeId={episodeId} level="panel" />}>
        <PreparationPanel episodeId={episodeId} timeZone={timeZone} mayWrite={mayWrite} />
      </Split>
    </Page>
  );
};
