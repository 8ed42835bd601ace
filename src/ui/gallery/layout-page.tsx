import { Button } from "../controls/button.tsx";
import { DefinitionList } from "../layout/definition-list.tsx";
import { EmptyState } from "../layout/empty-state.tsx";
import { ErrorState } from "../layout/error-state.tsx";
import { Fold } from "../layout/fold.tsx";
import { JourneySteps } from "../layout/journey-steps.tsx";
import { LoadingState } from "../layout/loading-state.tsx";
import { ConnectionStatus } from "../layout/connection-status.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { PrintIdentity } from "../layout/print-identity.tsx";
import { Split } from "../layout/split.tsx";
import { Timeline } from "../layout/timeline.tsx";
import { sampleEntries, sampleSteps } from "./samples.tsx";
import { VisitsTable } from "./visits-table.tsx";
import styles from "./gallery.module.css";

const QuietStates = () => (
  <>
    <Panel title="Nothing here" flush>
      <EmptyState title="Nobody is waiting for you." action={<Button>Open the calendar</Button>}>
        New enquiries and overdue notes will stand here.
      </EmptyState>
    </Panel>
    <Panel title="Loading" flush>
      <LoadingState />
    </Panel>
    <Panel title="Failed" flush>
      <ErrorState
        title="The visits could not be fetched."
        kept="What you charted is on this device and will be sent."
        onRetry={() => undefined}
      />
    </Panel>
    <Panel title="Connection" flush>
      <div className={styles["bars"]}>
        <ConnectionStatus state="offline" waiting={2} />
        <ConnectionStatus state="sending" waiting={2} />
        <ConnectionStatus state="online" waiting={0} />
      </div>
    </Panel>
  </>
);

const Facts = () => (
  <Panel title="Plan" note="signed 9 Nov">
    <DefinitionList
      items={[
        { term: "Condition", value: "Depression, treatment-resistant" },
        { term: "Sessions", value: "6, two weeks apart" },
        { term: "Route", value: "Lozenge, 100 mg, then by response" },
        { term: "Escort", value: "Not named yet. M. R. can name one." },
      ]}
    />
  </Panel>
);

export const LayoutPage = () => (
  <Page
    title="Layout"
    breadcrumbs={[
      { label: "Patients", href: "#/layout" },
      { label: "M. R.", href: "#/layout" },
    ]}
    intro="Lines, not shadows. The most important thing is the largest."
    actions={
      <>
        <Button>Print</Button>
        <Button kind="primary">Book a visit</Button>
      </>
    }
  >
    <PrintIdentity lines={["M. R.", "born 2 Mar 1985", "KAP-2026-0142", "Harbour Clinic, printed 23 Nov 2026, 14:05"]}>
      <Split
        aside={
          <>
            <Facts />
            <QuietStates />
          </>
        }
      >
        <Panel title="Where M. R. is" note="whose turn: therapist (preparation note)">
          <JourneySteps steps={sampleSteps} />
          <Fold summary="12 conditions are met">Each with its reason.</Fold>
        </Panel>
        <Panel title="Today" note="12 visits" flush>
          <VisitsTable />
        </Panel>
        <Panel title="Timeline">
          <Timeline label="Timeline of the episode" entries={sampleEntries} />
        </Panel>
      </Split>
    </PrintIdentity>
  </Page>
);
