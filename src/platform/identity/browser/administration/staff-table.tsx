import { Ellipsis } from "lucide-react";

import { IconButton } from "#ui/controls/icon-button.tsx";
import { Menu, type MenuItem } from "#ui/controls/menu.tsx";
import { DataTable, type Column } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { StaffEntry } from "../../staff-contract.ts";
import { useMe } from "../me.ts";
import { administrationWords } from "./administration-words.ts";
import styles from "./administration.module.css";
import type { StandingAct } from "./standing-dialog.tsx";
import { useRoleNames } from "./use-role-names.ts";

export type StaffAct = StandingAct | "correct" | "changeRoles";
/** The button to which the focus comes back after an act. */
export const actsId = (staffId: string): string => `acts-${staffId}`;

type OnAct = (act: StaffAct, staffId: string) => void;

const StaffMenu = ({ member, onAct }: { readonly member: StaffEntry; readonly onAct: OnAct }) => {
  const t = useWords(administrationWords);
  const item = (act: StaffAct): MenuItem => ({ label: t(`staff.${act}`), onSelect: () => onAct(act, member.staffId) });
  const ending: MenuItem = { label: t("staff.deactivate"), onSelect: () => onAct("deactivate", member.staffId), danger: true };
  return (
    <Menu
      trigger={<IconButton id={actsId(member.staffId)} label={t("staff.acts", { name: member.displayName })} icon={<Ellipsis />} />}
      items={
        member.active
          ? [item("changeRoles"), item("correct"), "line", item("inviteAgain"), item("resetFactor"), "line", ending]
          : [item("activate"), item("changeRoles"), item("correct")]
      }
    />
  );
};

const StaffName = ({ member }: { readonly member: StaffEntry }) => {
  const t = useWords(administrationWords);
  const isMe = useMe().personId === member.staffId;
  return (
    <span className={styles["name"]}>
      {member.displayName}
      {member.credentials !== "" && <span className={styles["quiet"]}>{member.credentials}</span>}
      {isMe && <Tag kind="accent">{t("staff.you")}</Tag>}
    </span>
  );
};

/** May break before its @, and elsewhere only where it would not fit at all. */
const Address = ({ email }: { readonly email: string }) => {
  const at = email.lastIndexOf("@");
  return (
    <span className={styles["long"]}>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </span>
  );
};

type StaffTableProps = { readonly staff: readonly StaffEntry[]; readonly onAct: OnAct };

/** Everybody who works or worked in the clinic; those who left stand last. */
export const StaffTable = ({ staff, onAct }: StaffTableProps) => {
  const t = useWords(administrationWords);
  const namesOf = useRoleNames();
  const columns: readonly Column<StaffEntry>[] = [
    { key: "name", header: t("staff.name"), width: "15rem", cell: (member) => <StaffName member={member} /> },
    {
      key: "roles",
      header: t("staff.roles"),
      cell: ({ roles }) => (roles.length === 0 ? <span className={styles["quiet"]}>{t("staff.noRoles")}</span> : namesOf(roles)),
    },
    { key: "email", header: t("staff.email"), cell: ({ email }) => <Address email={email} /> },
    { key: "state", header: t("staff.state"), cell: ({ active }) => (active ? t("staff.active") : <Tag>{t("staff.inactive")}</Tag>) },
    {
      key: "acts",
      header: t("tokens.acts"),
      actions: true,
      cell: (member) => <StaffMenu member={member} onAct={onAct} />,
    },
  ];
  return (
    <DataTable
      caption={t("staff.title")}
      columns={columns}
      rows={staff}
      rowKey={({ staffId }) => staffId}
      empty={<EmptyState title={t("staff.none")}>{t("staff.noneBody")}</EmptyState>}
    />
  );
};
