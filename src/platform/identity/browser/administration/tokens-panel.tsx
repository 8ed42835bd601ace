import { KeyRound } from "lucide-react";
import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useRead } from "../../../http/browser/use-read.ts";
import { staffContract, type TokenEntry } from "../../staff-contract.ts";
import { useMay } from "../me.ts";
import { administrationWords } from "./administration-words.ts";
import { MadeTokenDialog } from "./made-token-dialog.tsx";
import { MakeTokenDialog } from "./make-token-dialog.tsx";
import { TokensTable } from "./tokens-table.tsx";
import { WithdrawTokenDialog } from "./withdraw-token-dialog.tsx";

type Opened =
  | { readonly what: "make" }
  | { readonly what: "made"; readonly name: string; readonly token: string }
  | { readonly what: "withdraw"; readonly token: TokenEntry };

/** The tokens of gateways and other programs. Needs `token.create`. */
export const TokensPanel = () => {
  const t = useWords(administrationWords);
  const [opened, open] = useState<Opened | undefined>(undefined);
  const { data, isPending, refetch } = useRead(staffContract.readTokens, { params: {} });
  const changes = useRead(staffContract.readChanges, { params: {}, enabled: useMay("access-log.read") });
  const close = () => open(undefined);
  return (
    <Panel
      title={t("tokens.title")}
      note={t("tokens.note")}
      flush
      actions={
        <Button icon={<KeyRound />} onClick={() => open({ what: "make" })}>
          {t("tokens.make")}
        </Button>
      }
    >
      {isPending && <LoadingState shape="table" />}
      {!isPending && data === undefined && <ErrorState title={t("tokens.failed")} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <TokensTable tokens={data.tokens} changes={changes.data?.changes ?? []} onWithdraw={(token) => open({ what: "withdraw", token })} />
      )}
      {opened?.what === "make" && <MakeTokenDialog onMade={(made) => open({ what: "made", ...made })} onClose={close} />}
      {opened?.what === "made" && <MadeTokenDialog name={opened.name} token={opened.token} onClose={close} />}
      {opened?.what === "withdraw" && <WithdrawTokenDialog token={opened.token} onClose={close} />}
    </Panel>
  );
};
