import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { Prose } from "../layout/prose.tsx";
import { Split } from "../layout/split.tsx";
import { colours, typeScale } from "../theme/tokens.ts";
import styles from "./gallery.module.css";

const Swatches = () => (
  <Panel title="Colours" note="by role; only the pairs in tokens.ts may meet">
    <ul className={styles["swatches"]}>
      {Object.keys(colours).map((name) => (
        <li key={name} className={styles["swatch"]}>
          <span className={styles["chip"]} style={{ background: `var(--${name})` }} />
          {name}
        </li>
      ))}
    </ul>
  </Panel>
);

const TypeScale = () => (
  <Panel title="Type" note="Inter for work">
    <div className={styles["scale"]}>
      {Object.entries(typeScale).map(([name, px]) => (
        <span key={name} style={{ fontSize: `var(--text-${name})`, lineHeight: 1.2 }}>
          {name} {px}
        </span>
      ))}
    </div>
  </Panel>
);

export const ThemePage = () => (
  <Page
    title="Theme"
    intro="Warm paper, ink, one accent. Amber and red belong to alarms and to acts that can harm; what is fine has no colour."
  >
    <Split
      aside={
        <Panel title="Serif" note="for the public and the patient's own words">
          <Prose>
            <h3>What will it feel like?</h3>
            <p>
              Most people describe a sense of floating, of distance from what usually weighs on them. It begins within minutes and fades
              within the hour.<sup>2</sup>
            </p>
            <blockquote>I could look at it without being in it.</blockquote>
            <footer>2. Source of the claim, with its year.</footer>
          </Prose>
        </Panel>
      }
    >
      <Swatches />
      <TypeScale />
    </Split>
  </Page>
);
