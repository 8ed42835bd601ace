import { useEffect } from "react";
import { Button } from "../controls/button.tsx";
import { Page } from "../layout/page.tsx";
import { TrainingFrame } from "../layout/training-frame.tsx";
import { LiveValue } from "../state/live-value.tsx";
import { SessionTimer } from "../state/session-timer.tsx";
import { enterQuietRoom } from "../theme/theme-choice.ts";
import styles from "./gallery.module.css";

/** Quiet theme and training frame together, as on a tablet in the treatment room. */
export const RoomPage = () => {
  useEffect(enterQuietRoom, []);
  return (
    <TrainingFrame>
      <main id="main" className={styles["main"]}>
        <Page
          title="M. R., 41"
          intro="allergies: none known · 68.2 kg · touch: hand yes, hug no · booster up to 50 mg"
          actions={
            <>
              <Button>Note</Button>
              <Button kind="primary">Chart vitals</Button>
              <Button kind="danger">Stop</Button>
            </>
          }
        >
          <SessionTimer seconds={2540} clock="10:52" phase="Peak" size="large" />
          <div className={styles["tiles"]}>
            <LiveValue label="BP" value="118/76" unit="mmHg" age="3 min" source="cuff" size="large" />
            <LiveValue label="HR" value="72" unit="/min" age="live" source="monitor" size="large" />
            <LiveValue label="SpO2" value="92" unit="%" age="live" state="amber" reason="below 94" size="large" />
            <LiveValue label="BP" value="192/118" unit="mmHg" age="1 min" source="cuff" state="red" reason="above 180" size="large" />
            <LiveValue label="HR" value="68" unit="/min" age="48 s" state="lost" reason="signal lost" size="large" />
          </div>
        </Page>
      </main>
    </TrainingFrame>
  );
};
