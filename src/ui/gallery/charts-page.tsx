import { BalanceBar } from "../charts/balance-bar.tsx";
import { Sparkline } from "../charts/sparkline.tsx";
import { TrajectoryChart } from "../charts/trajectory-chart.tsx";
import { VitalsChart } from "../charts/vitals-chart.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { Row } from "../layout/row.tsx";
import { Split } from "../layout/split.tsx";
import { Stack } from "../layout/stack.tsx";
import { sampleDoses, samplePcl, samplePhq, sampleSession, sampleSessionEvents } from "./chart-samples.ts";

const mg = (micrograms: number) => `${micrograms / 1000} mg`;

const Balances = () => (
  <Panel title="Balance">
    <Stack gap={6}>
      <BalanceBar
        label="Vial K-0417"
        total={500_000}
        format={mg}
        parts={[
          { key: "given", label: "given", amount: 150_000 },
          { key: "wasted", label: "wasted, with witness", amount: 30_000 },
          { key: "left", label: "left", amount: 320_000 },
        ]}
      />
      <BalanceBar
        label="Vial K-0418"
        total={500_000}
        format={mg}
        parts={[
          { key: "given", label: "given", amount: 350_000 },
          { key: "left", label: "left", amount: 110_000 },
        ]}
      />
    </Stack>
  </Panel>
);

const Sparklines = () => (
  <Panel title="Sparklines">
    <Row gap={6}>
      <span>HR 72 /min</span>
      <Sparkline label="Heart rate of the last hour, now 72 per minute" points={[66, 68, 71, 70, undefined, undefined, 78, 76, 74, 72]} />
      <span>SpO2 97 %</span>
      <Sparkline label="Saturation of the last hour, now 97 %" points={[98, 97, 96, 95, 96, 97, 97]} band={[94, 100]} />
    </Row>
  </Panel>
);

export const ChartsPage = () => (
  <Page title="Charts" intro="Each has its table, its units, its source, and works without a mouse.">
    <Panel title="Session">
      <VitalsChart
        label="Vital signs of the session on 23 November"
        data={sampleSession}
        events={sampleSessionEvents}
        source="cuff and bedside monitor, room 2"
      />
    </Panel>
    <Split
      ratio="even"
      aside={
        <>
          <Panel title="One instrument">
            <TrajectoryChart
              label="PHQ-9 of M. R. since October"
              series={[samplePhq]}
              doses={sampleDoses}
              timeZone="America/New_York"
              source="answered by M. R. at home"
            />
          </Panel>
          <Sparklines />
          <Balances />
        </>
      }
    >
      <Panel title="Several instruments">
        <TrajectoryChart
          label="Scores of M. R. since October"
          series={[samplePhq, samplePcl]}
          doses={sampleDoses}
          timeZone="America/New_York"
          source="answered by M. R. at home"
        />
      </Panel>
    </Split>
  </Page>
);
