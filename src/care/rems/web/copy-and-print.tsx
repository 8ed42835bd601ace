import { Button } from "#ui/controls/button.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { useWords } from "#ui/words/use-words.ts";

import { remsWords } from "./rems-words.ts";

/** What can be done with a filled form: paste it into the programme's page, or print it. */
export const CopyAndPrint = ({ text }: { readonly text: string }) => {
  const t = useWords(remsWords);
  const { show } = useToasts();
  const copy = () =>
    void navigator.clipboard
      .writeText(text)
      .then(() => show({ message: t("copied") }))
      .catch(() => show({ message: t("notCopied"), kind: "failure" }));
  return (
    <>
      <Button kind="quiet" onClick={copy}>
        {t("copyAll")}
      </Button>
      <Button onClick={() => window.print()}>{t("form.print")}</Button>
    </>
  );
};
