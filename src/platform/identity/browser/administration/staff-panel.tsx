import { UserRoundPlus } from "lucide-react";
import { useEffect, useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useRead } from "../../../http/browser/use-read.ts";
import { staffContract, type StaffEntry } from "../../staff-contract.ts";
import { administrationWords } from "./administration-words.ts";
import { CorrectDialog } from "./correct-dialog.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { RolesDialog } from "./roles-dialog.tsx";
import { actsId, StaffTable, type StaffAct } from "./staff-table.tsx";
import { StandingDialog } from "./standing-dialog.tsx";

type MemberDialogProps = { readonly act: StaffAct; readonly member: StaffEntry; readonly onClose: () => void };

const MemberDialog = ({ act, member, onClose }: MemberDialogProps) => {
  // The menu in which the act was chosen is gone, so the browser would leave the focus nowhere.
  useEffect(() => () => document.getElementById(actsId(member.staffId))?.focus(), [member.staffId]);
  if (act === "correct") return <CorrectDialog member={member} onClose={onClose} />;
  if (act === "changeRoles") return <RolesDialog member={member} onClose={onClose} />;
  return <StandingDialog act={act} member={member} onClose={onClose} />;
};

/** Who works here, what they may do, and every change of it. Needs `staff.manage`. */
export const StaffPanel = () => {
  const t = useWords(administrationWords);
  const [inviting, setInviting] = useState(false);
  const [opened, setOpened] = useState<{ readonly act: StaffAct; readonly staffId: string } | undefined>(undefined);
  const { data, isPending, refetch } = useRead(staffContract.readStaff, { params: {} });
  const member = data?.staff.find(({ staffId }) => staffId === opened?.staffId);
  return (
    <Panel
      title={t("staff.title")}
      flush
      actions={
        <Button icon={<UserRoundPlus />} onClick={() => setInviting(true)}>
          {t("staff.invite")}
        </Button>
      }
    >
      {isPending && <LoadingState shape="table" />}
      {!isPending && data === undefined && <ErrorState title={t("staff.failed")} onRetry={() => void refetch()} />}
      {data !== undefined && <StaffTable staff={data.staff} onAct={(act, staffId) => setOpened({ act, staffId })} />}
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
      {opened !== undefined && member !== undefined && (
        <MemberDialog act={opened.act} member={member} onClose={() => setOpened(undefined)} />
      )}
    </Panel>
  );
};
