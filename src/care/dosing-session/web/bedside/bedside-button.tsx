import { lazy, Suspense, useState } from "react";

import { useAction } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { bedsideWords } from "./bedside-words.ts";

const QrCode = lazy(() => import("#platform/identity/browser/qr-code.tsx").then((file) => ({ default: file.QrCode })));

type BedsideButtonProps = { readonly episodeId: string; readonly sessionId: string; readonly slug: string };

/** Opens the code by which a phone becomes the patient's way to call, for this session alone. */
export const BedsideButton = ({ episodeId, sessionId, slug }: BedsideButtonProps) => {
  const t = useWords(bedsideWords);
  const [isOpen, setOpen] = useState(false);
  const make = useAction(dosingSessionContract.makeBedsideLink);
  const open = (): void => {
    setOpen(true);
    make.mutate({ params: { episodeId, sessionId }, body: {} });
  };
  const link = make.data && `${location.origin}/at/${slug}/link#${make.data.token}`;
  return (
    <>
      <Button onClick={open}>{t("button")}</Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t("linkTitle")}
        description={t("linkBody")}
        actions={<Button onClick={() => setOpen(false)}>{t("close")}</Button>}
      >
        {make.isError && <p role="alert">{t("linkFailed")}</p>}
        {link !== undefined && (
          <Suspense fallback={null}>
            <div data-link={link}>
              <QrCode text={link} label={t("linkLabel")} />
            </div>
          </Suspense>
        )}
      </Dialog>
    </>
  );
};
