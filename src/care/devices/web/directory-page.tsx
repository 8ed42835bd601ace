import { useState } from "react";

import { scheduleContract } from "#care/schedule/contract.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { useNow } from "#ui/state/use-now.ts";
import { formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { devicesContract, type DeviceView } from "../contract.ts";
import { DeviceDialog } from "./device-dialog.tsx";
import { devicesWords } from "./devices-words.ts";
import styles from "./devices.module.css";

const Heard = ({ device: { heardAt, clockShift } }: { readonly device: DeviceView }) => {
  const t = useWords(devicesWords);
  const locale = useLocale();
  const now = useNow();
  return (
    <>
      {heardAt === null ? t("never") : formatRelative(heardAt, now, locale)}
      {clockShift !== 0 && <span className={styles["second"]}>{t("clockOff", { seconds: clockShift })}</span>}
    </>
  );
};

const DeviceTable = ({ devices, onEdit }: { readonly devices: readonly DeviceView[]; readonly onEdit: (deviceId: string) => void }) => {
  const t = useWords(devicesWords);
  const { data } = useRead(scheduleContract.readRooms, { params: {} });
  const roomOf = ({ roomId }: DeviceView) => data?.rooms.find((room) => room.roomId === roomId)?.name ?? "";
  return (
    <DataTable<DeviceView>
      caption={t("title")}
      rows={devices}
      rowKey={({ deviceId }) => deviceId}
      empty={<EmptyState title={t("none")}>{t("noneBody")}</EmptyState>}
      columns={[
        {
          key: "name",
          header: t("name"),
          cell: (device) => (
            <>
              {device.name} {!device.active && <Tag>{t("putAway")}</Tag>} {device.simulated && <Tag>{t("simulated")}</Tag>}
              <span className={styles["second"]}>{t(`sorts.${device.sort}`)}</span>
            </>
          ),
        },
        {
          key: "identifiers",
          header: t("identifiersShort"),
          cell: ({ identifiers }) => <span className={styles["words"]}>{identifiers.join(", ")}</span>,
        },
        { key: "room", header: t("room"), cell: roomOf },
        { key: "heard", header: t("heard"), cell: (device) => <Heard device={device} /> },
        {
          key: "refused",
          header: t("refused"),
          cell: ({ refused }) => (refused.length === 0 ? "" : t("refusedCount", { count: refused.length })),
        },
        {
          key: "acts",
          header: t("edit"),
          actions: true,
          cell: ({ deviceId }) => (
            <Button kind="quiet" onClick={() => onEdit(deviceId)}>
              {t("edit")}
            </Button>
          ),
        },
      ]}
    />
  );
};

/** The clinic's devices, for whoever sets them up. */
export const DirectoryPage = () => {
  const t = useWords(devicesWords);
  const [editing, setEditing] = useState<string | null>(null);
  const { data, isPending, isError, refetch } = useRead(devicesContract.readDirectory, { params: {}, refreshEvery: 15_000 });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  return (
    <Page
      title={t("title")}
      documentTitle={t("title")}
      intro={t("intro")}
      actions={<Button onClick={() => setEditing("new")}>{t("add")}</Button>}
    >
      <Panel title={t("title")} flush>
        <DeviceTable devices={data.devices} onEdit={setEditing} />
      </Panel>
      {editing !== null && (
        <DeviceDialog
          key={editing}
          device={data.devices.find(({ deviceId }) => deviceId === editing) ?? null}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  );
};
