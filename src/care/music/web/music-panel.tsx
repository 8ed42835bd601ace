import { useEffect, useRef, useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { LevelSlider } from "#ui/controls/level-slider.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { musicPhases, type MusicPhase } from "../rules/data/soundscape-phases.ts";
import { soundLimits } from "../rules/data/sound-limits.ts";
import type { Steering } from "../rules/soundscape-levels.ts";
import styles from "./music-panel.module.css";
import { musicWords } from "./music-words.ts";
import { useMusic, type MusicRecord, type MusicSettings } from "./use-music.ts";

export type MusicPanelProps = {
  /** The same number gives the same music. */
  readonly seed: number;
  /** The part that fits the session now, and the session's own phase in words. */
  readonly proposed: { readonly phase: MusicPhase; readonly session: string };
  /** Where the sliders stand at first, and what the patient wished for; `silence` is said and not played against unseen. */
  readonly preset: { readonly steering: Steering; readonly silence: boolean; readonly wishes: readonly string[] };
  readonly settings: MusicSettings;
  /** What other tablets play. */
  readonly elsewhere: readonly { readonly key: string; readonly what: string; readonly name: string }[];
  readonly record: MusicRecord;
  /** Whether figures are shown; the quiet view has none. */
  readonly figures: boolean;
};

const firstVolume = 0.7;
const sliders = ["volume", "intensity", "warmth", "density"] as const;

const Wishes = ({ preset }: Pick<MusicPanelProps, "preset">) => {
  const t = useWords(musicWords);
  const said = [preset.silence ? t("wishedSilence") : "", ...preset.wishes].filter(Boolean);
  if (said.length === 0) return null;
  return (
    <p className={styles["quiet"]}>
      {t("wished")}: {said.join(" · ")}
    </p>
  );
};

const Elsewhere = ({ elsewhere }: Pick<MusicPanelProps, "elsewhere">) => {
  const t = useWords(musicWords);
  return elsewhere.map(({ key, what, name }) => (
    <p key={key} className={styles["elsewhere"]}>
      {t("elsewhere", { what, name })}
    </p>
  ));
};

/** Music for one session, out of the tablet on which it is started. It changes by what a person does, and follows the session only if told so. */
export const MusicPanel = ({ seed, proposed, preset, settings, elsewhere, record, figures }: MusicPanelProps) => {
  const t = useWords(musicWords);
  const [follows, setFollows] = useState(false);
  const first = useRef({ phase: proposed.phase, steering: preset.steering, volume: firstVolume });
  const { state, steered, steer, play, stop } = useMusic(first.current, seed, settings, record);
  const steerTo = useRef(steer);
  steerTo.current = steer;
  const touched = useRef(false);
  const { intensity, warmth, density } = preset.steering;
  // What the patient wished may arrive after the panel: it is preset as long as nobody has touched anything.
  useEffect(() => {
    if (!touched.current) steerTo.current({ steering: { intensity, warmth, density } });
  }, [intensity, warmth, density]);
  useEffect(() => {
    if (follows) steerTo.current({ phase: proposed.phase });
  }, [follows, proposed.phase]);
  const plays = state === "playing";
  const what = `${t("soundscape")}, ${t(`phases.${steered.phase}`)}`;
  const change = (slider: (typeof sliders)[number], value: number): void => {
    touched.current = true;
    steer(slider === "volume" ? { volume: value } : { steering: { ...steered.steering, [slider]: value } });
  };
  const begin = (): void => {
    touched.current = true;
    void play();
  };
  return (
    <Panel title={t("title")}>
      <Stack gap={3}>
        <Wishes preset={preset} />
        <Elsewhere elsewhere={elsewhere} />
        <p role="status" className={styles["quiet"]}>
          {plays ? t("playing", { what }) : state === "fading" ? t("fading") : t("silent")}
        </p>
        {state === "blocked" && (
          <div role="alert" className={styles["blocked"]}>
            <p>{t("blocked")}</p>
            <Button onClick={begin}>{t("unblock")}</Button>
          </div>
        )}
        <Row gap={2}>
          {plays ? (
            <Button onClick={() => stop("paused")}>{t("pause")}</Button>
          ) : (
            <Button onClick={begin} disabled={state === "fading"}>
              {t("play")}
            </Button>
          )}
          <Button kind="quiet" onClick={() => stop("stopped")} disabled={!plays}>
            {t("stop")}
          </Button>
        </Row>
        <RadioGroup
          label={t("part")}
          layout="row"
          value={steered.phase}
          onChange={(phase) => steer({ phase })}
          options={musicPhases.map((phase) => ({ value: phase, label: t(`phases.${phase}`) }))}
        />
        {!follows && steered.phase !== proposed.phase && (
          <Row gap={2}>
            <span>{t("proposed", { session: proposed.session, part: t(`phases.${proposed.phase}`) })}</span>
            <Button kind="quiet" onClick={() => steer({ phase: proposed.phase })}>
              {t("take")}
            </Button>
          </Row>
        )}
        <Checkbox label={t("follow")} checked={follows} onChange={setFollows} />
        <div>
          {sliders.map((slider) => (
            <LevelSlider
              key={slider}
              label={t(slider)}
              figure={figures}
              value={slider === "volume" ? steered.volume : steered.steering[slider]}
              onChange={(value) => change(slider, value)}
            />
          ))}
        </div>
        {figures && <p className={styles["quiet"]}>{t("rises", { rise: settings.rise, seconds: soundLimits.stopWithin })}</p>}
      </Stack>
    </Panel>
  );
};
