import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { FormState } from "../rules/form-deadline.ts";
import { remsWords } from "./rems-words.ts";

type Owed = {
  readonly episodeId: string;
  readonly sessionId: string;
  readonly patient: string;
  readonly sessionOn: string;
  readonly dueOn: string;
  readonly state: FormState;
};

/** Monitoring forms that nobody recorded as submitted, what is due first on top. */
export const OwedFormsTable = ({ forms }: { readonly forms: readonly Owed[] }) => {
  const t = useWords(remsWords);
  const locale = useLocale();
  const day = (date: string) => formatPlainDate(Temporal.PlainDate.from(date), locale);
  return (
    <DataTable<Owed>
      caption={t("owed.title")}
      rows={forms}
      rowKey={({ sessionId }) => sessionId}
      rowHref={({ episodeId, sessionId }) => `/app/episodes/${episodeId}/sessions/${sessionId}/rems`}
      empty={<EmptyState title={t("owed.none")}>{t("owed.noneBody")}</EmptyState>}
      columns={[
        { key: "patient", header: t("owed.patient"), cell: ({ patient }) => patient },
        { key: "session", header: t("owed.session"), cell: ({ sessionOn }) => day(sessionOn) },
        { key: "due", header: t("owed.due"), cell: ({ dueOn }) => day(dueOn) },
        {
          key: "state",
          header: t("owed.state"),
          cell: ({ state }) =>
            state === "overdue" || state === "escalated" ? <Tag mark="overdue">{t(`form.state.${state}`)}</Tag> : t(`form.state.${state}`),
        },
      ]}
    />
  );
};
