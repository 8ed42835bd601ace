import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { SelectField } from "#ui/controls/select-field.tsx";
import { Tabs } from "#ui/controls/tabs.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { IntegrationView } from "../contract.ts";
import { ifsNotesOf } from "../rules/integration.ts";
import { partsOf } from "../rules/parts-map.ts";
import { AedpForm } from "./aedp-form.tsx";
import { NoteForm } from "./note-form.tsx";
import { PartForm } from "./part-form.tsx";
import { PartsPanel } from "./parts-panel.tsx";
import { SessionNoteForm } from "./session-note-form.tsx";
import { therapyWords } from "./therapy-words.ts";

type NotePlace = {
  readonly episodeId: string;
  readonly sessionId: string;
  readonly integration: IntegrationView;
  readonly timeZone: string;
};

const conversationsOf = ({ integration, sessionId }: NotePlace) => integration.notes.filter((note) => note.sessionId === sessionId);

/** The parts map, and one part at a time to write down: a new one, or one that is known. */
const Parts = (place: NotePlace) => {
  const { episodeId, sessionId, integration, timeZone } = place;
  const t = useWords(therapyWords);
  const [newPartId, setNewPartId] = useState(newId);
  const [chosen, setChosen] = useState("new");
  const parts = partsOf(ifsNotesOf(integration));
  const part = parts.find(({ now }) => now.partId === chosen);
  const options = parts.map(({ now }) => ({ value: now.partId, label: now.name }));
  const signed = () => {
    setChosen("new");
    setNewPartId(newId());
  };
  return (
    <Stack gap={5}>
      {parts.length > 0 && <PartsPanel parts={parts} timeZone={timeZone} />}
      {parts.length > 0 && (
        <SelectField
          label={t("part.which")}
          value={part === undefined ? "new" : chosen}
          options={[{ value: "new", label: t("part.newPart") }, ...options]}
          onChange={setChosen}
        />
      )}
      <PartForm
        key={part === undefined ? newPartId : `${chosen} ${part.history.length}`}
        {...{ episodeId, sessionId, parts, part, timeZone }}
        partId={part === undefined ? newPartId : chosen}
        conversations={conversationsOf(place)}
        onSigned={signed}
      />
    </Stack>
  );
};

const kinds = ["conversation", "session", "aedp", "ifs"] as const;
type Kind = (typeof kinds)[number];

/** The plan's way of working is offered; without one that has a template, both are. What was written by another stays within reach. */
const kindsFor = ({ modality, therapyNotes }: IntegrationView): readonly Kind[] => {
  const has = (kind: Kind): boolean => therapyNotes.some(({ note }) => note.kind === kind);
  return kinds.filter((kind) => {
    if (kind === "aedp") return modality !== "ifs" || has("aedp");
    return kind === "ifs" ? modality !== "aedp" || has("ifs") : true;
  });
};

type SessionNoteTabsProps = NotePlace & { readonly onSigned: () => void };

/** The notes of one session: the conversation, the session itself, and the template of the way of working. */
export const SessionNoteTabs = ({ onSigned, ...place }: SessionNoteTabsProps) => {
  const { episodeId, sessionId, integration, timeZone } = place;
  const t = useWords(therapyWords);
  const [open, setOpen] = useState<Kind>("conversation");
  const contentOf = (kind: Kind) => {
    switch (kind) {
      case "conversation":
        return <NoteForm {...{ episodeId, sessionId, timeZone, onSigned }} intention={integration.intention} />;
      case "session":
        return <SessionNoteForm {...{ episodeId, sessionId }} />;
      case "aedp":
        return <AedpForm {...{ episodeId, sessionId, timeZone }} conversations={conversationsOf(place)} />;
      case "ifs":
        return <Parts {...place} />;
    }
  };
  const tabs = kindsFor(integration).map((kind) => ({ value: kind, label: t(`tabs.${kind}`), content: contentOf(kind) }));
  return <Tabs label={t("tabs.label")} tabs={tabs} value={open} onChange={setOpen} />;
};
