import { useRouter } from "@tanstack/react-router";
import { CircleUserRound } from "lucide-react";

import { useMe } from "#platform/identity/browser/me.ts";
import { useSignOut } from "#platform/identity/browser/use-sign-out.ts";
import { Button } from "#ui/controls/button.tsx";
import { Menu } from "#ui/controls/menu.tsx";
import { chooseTheme, useThemeChoice } from "#ui/theme/theme-choice.ts";
import { useWords } from "#ui/words/use-words.ts";

import styles from "./person-menu.module.css";
import { webWords } from "./web-words.ts";

/** Who is signed in, how they sign in, colours, and the way out. */
export const PersonMenu = () => {
  const t = useWords(webWords);
  const me = useMe();
  const router = useRouter();
  const theme = useThemeChoice();
  const { signOut } = useSignOut(me.clinic.clinicId);
  const choice = (value: "system" | "light" | "dark") => ({
    label: t(`person.${value}`),
    checked: theme === value,
    onSelect: () => chooseTheme(value),
  });
  return (
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
        { label: t("person.signOut"), onSelect: () => signOut() },
      ]}
    />
  );
};
