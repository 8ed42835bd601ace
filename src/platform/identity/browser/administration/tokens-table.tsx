import { Button } from "#ui/controls/button.tsx";
import { DataTable, type Column } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatDate, formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { ChangeEntry, TokenEntry } from "../../staff-contract.ts";
import { useMe } from "../me.ts";
import { administrationWords } from "./administration-words.ts";
import styles from "./administration.module.css";
import { makerOf } from "./maker-of.ts";
import { usePermissionNames } from "./use-permission-names.ts";

const LastUsed = ({ at }: { readonly at: Temporal.Instant | null }) => {
  const t = useWords(administrationWords);
  const locale = useLocale();
  if (at === null) return <span className={styles["quiet"]}>{t("tokens.unused")}</span>;
  const now = Temporal.Now.instant();
  const age = formatRelative(at, now, locale);
  return now.since(at).total("minutes") < 1 ? t("tokens.now") : t("tokens.ago", { age });
};

const useColumns = (changes: readonly ChangeEntry[], onWithdraw: (token: TokenEntry) => void): readonly Column<TokenEntry>[] => {
  const t = useWords(administrationWords);
  const locale = useLocale();
  const { timeZone } = useMe().clinic;
  const namesOf = usePermissionNames();
  const dateOf = (at: Temporal.Instant) => formatDate(at, timeZone, locale);
  const made = (token: TokenEntry) => {
    const who = makerOf(token, changes);
    const when = dateOf(token.createdAt);
    return who === undefined ? when : t("tokens.madeBy", { when, who });
  };
  return [
    { key: "name", header: t("tokens.name"), cell: ({ name }) => <span className={styles["long"]}>{name}</span> },
    { key: "may", header: t("tokens.may"), cell: ({ permissions }) => namesOf(permissions) },
    { key: "made", header: t("tokens.made"), cell: made },
    { key: "used", header: t("tokens.used"), cell: ({ lastUsedAt }) => <LastUsed at={lastUsedAt} /> },
    {
      key: "state",
      header: t("tokens.state"),
      cell: ({ revokedAt }) => (revokedAt === null ? t("tokens.counts") : <Tag>{t("tokens.withdrawn", { when: dateOf(revokedAt) })}</Tag>),
    },
    {
      key: "acts",
      header: t("tokens.acts"),
      actions: true,
      cell: (token) =>
        token.revokedAt === null && (
          <Button kind="quiet" aria-label={t("tokens.withdrawOne", { name: token.name })} onClick={() => onWithdraw(token)}>
            {t("tokens.withdraw")}
          </Button>
        ),
    },
  ];
};

type TokensTableProps = {
  readonly tokens: readonly TokenEntry[];
  /** To name who made each; none where the person may not read them. */
  readonly changes: readonly ChangeEntry[];
  readonly onWithdraw: (token: TokenEntry) => void;
};

/** Every token that there was, the newest first. */
export const TokensTable = ({ tokens, changes, onWithdraw }: TokensTableProps) => {
  const t = useWords(administrationWords);
  return (
    <DataTable
      caption={t("tokens.title")}
      columns={useColumns(changes, onWithdraw)}
      rows={tokens}
      rowKey={({ tokenId }) => tokenId}
      empty={<EmptyState title={t("tokens.none")}>{t("tokens.noneBody")}</EmptyState>}
    />
  );
};
