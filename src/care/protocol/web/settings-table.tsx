import { Button } from "#ui/controls/button.tsx";
import { DataTable, type Column } from "#ui/layout/data-table.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { SettingView } from "../contract.ts";
import { isChanged } from "./is-changed.ts";
import { protocolWords } from "./protocol-words.ts";
import styles from "./settings-table.module.css";
import { SourceLinks } from "./source-links.tsx";
import { unitWords, valueWords } from "./value-words.ts";

type Props = {
  readonly caption: string;
  readonly settings: readonly SettingView[];
  /** Left out for who may only read. */
  readonly onChange?: ((setting: SettingView) => void) | undefined;
};

const useColumns = (onChange: Props["onChange"]): readonly Column<SettingView>[] => {
  const t = useWords(protocolWords);
  const locale = useLocale();
  const bounds = ({ recommended, unit, options }: SettingView): string =>
    recommended === null
      ? options.flatMap((option) => (option.recommended ? [option.value] : [])).join(", ")
      : t("range", { from: recommended[0], to: recommended[1], unit: unitWords(unit) });
  const act: Column<SettingView> = {
    key: "act",
    header: t("change"),
    actions: true,
    cell: (setting) => (
      <Button kind="quiet" aria-label={t("changeOf", { label: setting.label })} onClick={() => onChange?.(setting)}>
        {t("change")}
      </Button>
    ),
  };
  const columns: readonly Column<SettingView>[] = [
    {
      key: "setting",
      header: t("setting"),
      width: "50%",
      cell: ({ label, evidence, sources }) => (
        <>
          {label}
          <span className={styles["source"]}>
            {t(`evidence.${evidence}`)} · <SourceLinks ids={sources} />
          </span>
        </>
      ),
    },
    {
      key: "holds",
      header: t("holds"),
      cell: (setting) => (
        <Row gap={2}>
          <strong>{valueWords(setting.value, setting.unit, locale, t("none"))}</strong>
          {isChanged(setting) && <Tag kind="accent">{t("changed")}</Tag>}
        </Row>
      ),
    },
    { key: "shipped", header: t("shipped"), cell: ({ shipped, unit }) => valueWords(shipped, unit, locale, t("none")) },
    { key: "bounds", header: t("bounds"), cell: bounds },
  ];
  return onChange === undefined ? columns : [...columns, act];
};

export const SettingsTable = ({ caption, settings, onChange }: Props) => (
  <DataTable caption={caption} columns={useColumns(onChange)} rows={settings} rowKey={(setting) => setting.key} />
);
