import { useRouter } from "@tanstack/react-router";
import { CircleUserRound } from "lucide-react";
import { lazy, Suspense, useState } from "react";

import { useMe } from "#platform/identity/browser/me.ts";
import { switchWords } from "#platform/identity/browser/switch-words.ts";
import { useSignOut } from "#platform/identity/browser/use-sign-out.ts";
import { useOffline } from "#platform/offline/browser/offline-context.ts";
import { Button } from "#ui/controls/button.tsx";
import { Menu } from "#ui/controls/menu.tsx";
import { chooseTheme, useThemeChoice } from "#ui/theme/theme-choice.ts";
import { useWords } from "#ui/words/use-words.ts";

import styles from "./person-menu.module.css";
import { webWords } from "./web-words.ts";

const HandOver = lazy(() => import("#platform/identity/browser/entrance.tsx").then((file) => ({ default: file.HandOver })));

/** Who is signed in, how they sign in, colours, and the way out. */
export const PersonMenu = () => {
  const t = useWords(webWords);
  const change = useWords(switchWords);
  const me = useMe();
  const router = useRouter();
  const theme = useThemeChoice();
  const { signOut } = useSignOut(me.clinic.clinicId);
  const { forgetFacts } = useOffline();
  const [hands, setHands] = useState(false);
  const choice = (value: "system" | "light" | "dark") => ({
    label: t(`person.${value}`),
    checked: theme === value,
    onSelect: () => chooseTheme(value),
  });
  return (
    <>
      <Menu
        trigger={
          <Button kind="quiet" icon={<CircleUserRound />} aria-label={t("person.menu", { name: me.name })}>
            <span className={styles["name"]}>{me.name}</span>
          </Button>
        }
        items={[
          { label: t("person.security"), onSelect: () => void router.navigate({ href: "/app/security" }) },
          "line",
          { heading: t("person.theme") },
          choice("system"),
          choice("light"),
          choice("dark"),
          "line",
          { label: change("open"), onSelect: () => setHands(true) },
          { label: t("person.signOut"), onSelect: () => void forgetFacts().finally(() => signOut()) },
        ]}
      />
      {hands && (
        <Suspense fallback={null}>
          <HandOver onClose={() => setHands(false)} />
        </Suspense>
      )}
    </>
  );
};
