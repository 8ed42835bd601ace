import { Activity, CalendarDays, ChevronDown, ClipboardList, FlaskConical, LineChart, Settings, Users } from "lucide-react";
import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { Menu } from "../controls/menu.tsx";
import { SearchField } from "../controls/search-field.tsx";
import { ConnectionStatus } from "../layout/connection-status.tsx";
import { JourneySteps } from "../layout/journey-steps.tsx";
import type { NavItem } from "../layout/nav-list.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { Split } from "../layout/split.tsx";
import { StaffShell } from "../layout/staff-shell.tsx";
import { Timeline } from "../layout/timeline.tsx";
import { sampleEntries, sampleSteps } from "./samples.tsx";
import { VisitsTable } from "./visits-table.tsx";

const nav: readonly NavItem[] = [
  { href: "/staff", label: "Today", icon: <ClipboardList />, count: 4 },
  { href: "/staff/rooms", label: "Rooms", icon: <Activity />, count: 2 },
  { href: "/staff/patients", label: "Patients", icon: <Users /> },
  { href: "/staff/calendar", label: "Calendar", icon: <CalendarDays /> },
  { href: "/staff/ledger", label: "Vial ledger", icon: <FlaskConical />, group: "Clinic" },
  { href: "/staff/outcomes", label: "Outcomes", icon: <LineChart />, group: "Clinic" },
  { href: "/staff/settings", label: "Settings", icon: <Settings />, group: "Clinic" },
];

export const StaffPage = () => {
  const [query, setQuery] = useState("");
  return (
    <StaffShell
      clinicName="Harbour Clinic"
      homeHref="/staff"
      nav={nav}
      search={<SearchField value={query} onChange={setQuery} label="Find a person or a page" slashKey />}
      status={<ConnectionStatus state="offline" waiting={2} />}
      notice={<p>2 entries are kept on this device and not yet sent.</p>}
      person={
        <Menu
          trigger={
            <Button kind="quiet" icon={<ChevronDown />}>
              A. Lund
            </Button>
          }
          items={[
            { heading: "Monitor on duty" },
            { label: "Switch person", onSelect: () => undefined },
            { label: "Style guide", href: "/theme" },
          ]}
        />
      }
    >
      <Page
        title="Good morning, Anna"
        intro="Monday 23 November. Two rooms in use, one note waits for you."
        actions={<Button kind="primary">Book a visit</Button>}
      >
        <Split
          aside={
            <Panel title="Timeline">
              <Timeline label="Timeline" entries={sampleEntries} />
            </Panel>
          }
        >
          <Panel
            title="Maria Ruiz-Castellanos"
            note="whose turn: you (preparation note)"
            actions={<Button kind="quiet">Write the note</Button>}
          >
            <JourneySteps steps={sampleSteps} />
          </Panel>
          <Panel title="Visits" note="4 today" flush>
            <VisitsTable />
          </Panel>
        </Split>
      </Page>
    </StaffShell>
  );
};
