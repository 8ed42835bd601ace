import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { Row } from "../layout/row.tsx";
import { Stack } from "../layout/stack.tsx";
import { Tag } from "../layout/tag.tsx";
import { Countdown } from "../state/countdown.tsx";
import { LiveValue } from "../state/live-value.tsx";
import { SessionTimer } from "../state/session-timer.tsx";
import { StateMark } from "../state/state-mark.tsx";
import styles from "./gallery.module.css";

const kinds = ["amber", "red", "lost", "overdue", "in-error", "late", "met", "unmet", "unknown"] as const;

export const StatesPage = () => (
  <Page title="States" intro="Shape first, colour second. A value in range is plain ink.">
    <Panel title="Marks">
      <ul className={styles["marks"]}>
        {kinds.map((kind) => (
          <li key={kind} className={styles["mark"]}>
            <StateMark kind={kind} size="large" /> <StateMark kind={kind} decorative /> {kind}
          </li>
        ))}
      </ul>
    </Panel>
    <Panel title="Live values">
      <div className={styles["tiles"]}>
        <LiveValue label="BP" value="118/76" unit="mmHg" age="3 min" source="cuff" />
        <LiveValue label="HR" value="72" unit="/min" age="live" source="monitor" />
        <LiveValue label="SpO2" value="92" unit="%" age="live" source="monitor" state="amber" reason="below 94" />
        <LiveValue label="BP" value="192/118" unit="mmHg" age="1 min" source="cuff" state="red" reason="above 180" />
        <LiveValue label="HR" value="68" unit="/min" age="48 s" source="monitor" state="lost" reason="signal lost" />
        <LiveValue label="MOAA/S" value="4" unit="of 5" age="12 min" source="by hand" state="overdue" reason="due 2 min ago" />
        <LiveValue label="CO2" value={undefined} unit="mmHg" unknown="Not measured in this room." />
        <LiveValue label="SpO2" value="97" unit="%" age="live" size="small" />
      </div>
    </Panel>
    <Panel title="Timer">
      <Row gap={8}>
        <SessionTimer seconds={42 * 60 + 10} clock="10:52" phase="Peak" size="large" />
        <SessionTimer seconds={-5 * 60} clock="10:05" />
        <SessionTimer seconds={undefined} clock="10:01" />
        <Countdown label="BP" seconds={190} />
        <Countdown label="BP" seconds={-40} />
      </Row>
    </Panel>
    <Panel title="Tags">
      <Stack>
        <Row>
          <Tag>lozenge</Tag>
          <Tag kind="accent">current version</Tag>
          <Tag mark="overdue">due today</Tag>
          <Tag kind="amber">below 94 %</Tag>
          <Tag kind="red">needs a person now</Tag>
          <Tag mark="met">signed</Tag>
        </Row>
      </Stack>
    </Panel>
  </Page>
);
