import { useRouter } from "@tanstack/react-router";
import { useState } from "react";

import { peopleContract } from "#care/people/contract.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useMe } from "#platform/identity/browser/me.ts";
import { CommandPalette, type Command } from "#ui/controls/command-palette.tsx";
import { FindButton } from "#ui/controls/find-button.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { staffNav } from "./staff-nav.ts";
import { webWords } from "./web-words.ts";

/** One way to any page or person: Ctrl K, or a press. */
export const FindPeople = () => {
  const t = useWords(webWords);
  const { permissions } = useMe();
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const { data } = useRead(peopleContract.readPatients, { params: {}, query: { search }, enabled: open && search.length > 1 });
  const go = (href: string) => () => void router.navigate({ href });
  const pages = staffNav(permissions, t).map(({ href, label }): Command => ({ id: href, label, note: t("palette.go"), run: go(href) }));
  const people = (data?.patients ?? []).flatMap(({ patientId, name, episode }): readonly Command[] =>
    episode === null
      ? []
      : [{ id: patientId, label: name, note: t("palette.patient"), keywords: search, run: go(`/app/episodes/${episode.episodeId}`) }],
  );
  return (
    <>
      <FindButton label={t("palette.open")} keys="Ctrl K" onOpen={() => setOpen(true)} />
      <CommandPalette open={open} onOpenChange={setOpen} commands={[...people, ...pages]} onQuery={setSearch} />
    </>
  );
};
