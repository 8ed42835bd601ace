import { Pencil, Plus, Printer, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { IconButton } from "../controls/icon-button.tsx";
import { Menu } from "../controls/menu.tsx";
import { SearchField } from "../controls/search-field.tsx";
import { Tabs } from "../controls/tabs.tsx";
import { Tooltip } from "../controls/tooltip.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { Row } from "../layout/row.tsx";
import { Split } from "../layout/split.tsx";
import { Stack } from "../layout/stack.tsx";
import { ChoicesPanel } from "./choices-panel.tsx";
import { FieldsPanel } from "./fields-panel.tsx";
import { OverlaysPanel } from "./overlays-panel.tsx";

const ButtonsPanel = () => {
  const [query, setQuery] = useState("");
  return (
    <Panel title="Buttons" actions={<Button kind="quiet">Act in a panel</Button>}>
      <Stack>
        <Row>
          <Button kind="primary">Sign the order</Button>
          <Button>Save and leave</Button>
          <Button kind="quiet" icon={<Plus />}>
            Add a medicine
          </Button>
          <Button kind="danger">Withdraw consent</Button>
        </Row>
        <Row>
          <Button kind="primary" busy>
            Signing
          </Button>
          <Button disabled>Cannot be pressed</Button>
          <IconButton label="Print" icon={<Printer />} />
          <Tooltip text="The monitor answers within 2 s">
            <Button kind="quiet">With a tooltip</Button>
          </Tooltip>
          <Menu
            trigger={<Button>More acts</Button>}
            items={[
              { heading: "This dose" },
              { label: "Correct the time", icon: <Pencil />, note: "E", onSelect: () => undefined },
              { label: "Print the record", icon: <Printer />, onSelect: () => undefined },
              { label: "Show late entries", checked: true, onSelect: () => undefined },
              "line",
              { label: "Mark as entered in error", icon: <Trash2 />, danger: true, onSelect: () => undefined },
            ]}
          />
        </Row>
        <SearchField value={query} onChange={setQuery} label="Find a person or a page" slashKey />
      </Stack>
    </Panel>
  );
};

const TabsPanel = () => {
  const [tab, setTab] = useState<"timeline" | "plan" | "documents">("timeline");
  return (
    <Panel title="Tabs">
      <Tabs
        label="Parts of the episode"
        value={tab}
        onChange={setTab}
        tabs={[
          { value: "timeline", label: "Timeline", count: 42, content: "Everything, newest first." },
          { value: "plan", label: "Plan", content: "Six sessions, lozenge, two weeks apart." },
          { value: "documents", label: "Documents", count: 3, content: "Consent, instructions, superbill." },
        ]}
      />
    </Panel>
  );
};

export const ControlsPage = () => (
  <Page title="Controls" intro="Labels stay, errors say what to do, nothing typed is lost.">
    <Split
      ratio="even"
      aside={
        <>
          <FieldsPanel />
          <TabsPanel />
        </>
      }
    >
      <ButtonsPanel />
      <ChoicesPanel />
      <OverlaysPanel />
    </Split>
  </Page>
);
