import { useCallback, useEffect, useRef, useState } from "react";

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
import { ListNow } from "./list-now.tsx";
import styles from "./music-panel.module.css";
import { musicWords } from "./music-words.ts";
import { SourceChoice, type KnownLists } from "./source-choice.tsx";
import { useMusic, type MusicRecord, type MusicSettings, type Steered } from "./use-music.ts";

export type MusicPanelProps = {
  /** The same number gives the same music. */
  readonly seed: number;
  /** The part that fits the session now, and the session's own phase in words. */
  readonly proposed: { readonly phase: MusicPhase; readonly session: string };
  /** Where the sliders stand at first, and what the patient wished for; `silence` is said and not played against unseen. */
  readonly preset: {
    readonly steering: Steering;
    readonly silence: boolean;
    readonly wishes: readonly string[];
    /** The list that suits the wish; null is the soundscape. */
    readonly playlistId: string | null;
  };
  readonly lists: KnownLists;
  readonly settings: MusicSettings;
  /** What other tablets play. */
  readonly elsewhere: readonly { readonly key: string; readonly what: string; readonly name: string }[];
  readonly record: MusicRecord;
  /** Whether figures are shown; the quiet view has none. */
  readonly figures: boolean;
};

const firstVolume = 0.7;
const sliders = ["volume", "intensity", "warmth", "density"] as const;
type Slider = (typeof sliders)[number];

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

type Controls = ReturnType<typeof useMusic>;

/** What sounds out of this tablet now. */
const PlaysHere = ({ state, list, steered }: Pick<Controls, "state" | "list" | "steered">) => {
  const t = useWords(musicWords);
  const part = t(`phases.${steered.phase}`);
  if (state === "fading") return t("fading");
  if (state !== "playing") return t("silent");
  if (steered.list === null) return t("playing", { what: `${t("soundscape")}, ${part}` });
  const { name } = steered.list;
  const title = list?.now?.file.title;
  if (title === undefined) return list?.out === true ? t("silent") : t("loading", { list: name });
  return t("playing", { what: t("ofList", { title, list: name, part }) });
};

const PlayButtons = ({ state, onPlay, stop }: Pick<Controls, "state" | "stop"> & { readonly onPlay: () => void }) => {
  const t = useWords(musicWords);
  const plays = state === "playing";
  return (
    <>
      {state === "blocked" && (
        <div role="alert" className={styles["blocked"]}>
          <p>{t("blocked")}</p>
          <Button onClick={onPlay}>{t("unblock")}</Button>
        </div>
      )}
      <Row gap={2}>
        {plays ? (
          <Button onClick={() => stop("paused")}>{t("pause")}</Button>
        ) : (
          <Button onClick={onPlay} disabled={state === "fading"}>
            {t("play")}
          </Button>
        )}
        <Button kind="quiet" onClick={() => stop("stopped")} disabled={!plays}>
          {t("stop")}
        </Button>
      </Row>
    </>
  );
};

type PartChoiceProps = Pick<MusicPanelProps, "proposed"> & {
  readonly phase: MusicPhase;
  readonly onChange: (phase: MusicPhase) => void;
};

/** The part that plays. Which one fits the session is proposed, and followed by itself only where somebody said so (MUS-11). */
const PartChoice = ({ proposed, phase, onChange }: PartChoiceProps) => {
  const t = useWords(musicWords);
  const [follows, setFollows] = useState(false);
  const change = useRef(onChange);
  change.current = onChange;
  useEffect(() => {
    if (follows) change.current(proposed.phase);
  }, [follows, proposed.phase]);
  return (
    <>
      <RadioGroup
        label={t("part")}
        layout="row"
        value={phase}
        onChange={onChange}
        options={musicPhases.map((one) => ({ value: one, label: t(`phases.${one}`) }))}
      />
      {!follows && phase !== proposed.phase && (
        <Row gap={2}>
          <span>{t("proposed", { session: proposed.session, part: t(`phases.${proposed.phase}`) })}</span>
          <Button kind="quiet" onClick={() => onChange(proposed.phase)}>
            {t("take")}
          </Button>
        </Row>
      )}
      <Checkbox label={t("follow")} checked={follows} onChange={setFollows} />
    </>
  );
};

/** What the patient wished may arrive after the panel: it is preset as long as nobody has touched anything (MUS-14). */
const usePreset = ({ preset, lists }: Pick<MusicPanelProps, "preset" | "lists">, steer: (changed: Partial<Steered>) => void) => {
  const [touched, setTouched] = useState(false);
  const steerTo = useRef(steer);
  steerTo.current = steer;
  const { intensity, warmth, density } = preset.steering;
  const list = lists.all.find(({ playlistId }) => playlistId === preset.playlistId);
  useEffect(() => {
    if (!touched) steerTo.current({ steering: { intensity, warmth, density }, list: list ?? null });
  }, [touched, intensity, warmth, density, list]);
  return { touched, touch: useCallback((): void => setTouched(true), []) };
};

/** Music for one session, out of the tablet on which it is started. It changes by what a person does, and follows the session only if told so. */
export const MusicPanel = ({ seed, proposed, preset, lists, settings, elsewhere, record, figures }: MusicPanelProps) => {
  const t = useWords(musicWords);
  const first = useRef({ list: null, phase: proposed.phase, steering: preset.steering, volume: firstVolume });
  const { state, list, steered, steer, play, stop, skip } = useMusic(first.current, seed, settings, record);
  const { touched, touch } = usePreset({ preset, lists }, steer);
  const plays = state === "playing";
  const choose = (changed: Partial<Steered>): void => {
    touch();
    steer(changed);
  };
  const change = (slider: Slider, value: number): void =>
    choose(slider === "volume" ? { volume: value } : { steering: { ...steered.steering, [slider]: value } });
  const begin = (): void => {
    touch();
    void play();
  };
  const shown = steered.list === null ? sliders : (["volume"] as const);
  return (
    <Panel title={t("title")}>
      <Stack gap={3}>
        <Wishes preset={preset} />
        <Elsewhere elsewhere={elsewhere} />
        <p role="status" className={styles["quiet"]}>
          <PlaysHere state={state} list={list} steered={steered} />
        </p>
        <SourceChoice lists={lists} chosen={steered.list} onChoose={(chosen) => choose({ list: chosen })} />
        <PlayButtons state={state} stop={stop} onPlay={begin} />
        {steered.list !== null && (
          <ListNow
            key={steered.list.playlistId}
            list={steered.list}
            state={plays ? list : null}
            keeps={touched}
            figures={figures}
            onSkip={skip}
          />
        )}
        <PartChoice proposed={proposed} phase={steered.phase} onChange={(phase) => steer({ phase })} />
        <div>
          {shown.map((slider) => (
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
