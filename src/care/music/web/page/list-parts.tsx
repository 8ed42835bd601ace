import { SelectField } from "#ui/controls/select-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { Track } from "../../contract.ts";
import type { MusicPhase } from "../../rules/data/soundscape-phases.ts";
import { listParts } from "../../rules/list-items.ts";
import { partLengths } from "../../rules/part-lengths.ts";
import { ListLine } from "./list-line.tsx";
import { musicPageWords } from "./music-page-words.ts";
import styles from "./music-page.module.css";
import { formatLength, wholeMinutes } from "./sizes.ts";
import { useListOrder, type KeyedItem } from "./use-list-order.ts";

type ListPartsProps = {
  readonly items: readonly KeyedItem[];
  readonly tracks: readonly Track[];
  readonly usual: Readonly<Record<MusicPhase, number>>;
  readonly onChange: (items: readonly KeyedItem[]) => void;
};

type Length = { readonly seconds: number; readonly gap: number };

const PartHead = ({
  part,
  length,
  usual,
}: { readonly part: MusicPhase | null; readonly length: Length } & Pick<ListPartsProps, "usual">) => {
  const t = useWords(musicPageWords);
  return (
    <header>
      <h3>{t(`lists.parts.${part ?? "any"}`)}</h3>
      <span className={styles["length"]}>{formatLength(length.seconds)}</span>
      {part === null && <p className={styles["quiet"]}>{t("lists.anyHint")}</p>}
      {part !== null && length.gap > 0 && length.seconds > 0 && (
        <p className={styles["quiet"]}>{t("lists.gap", { gap: wholeMinutes(length.gap), usual: usual[part] })}</p>
      )}
    </header>
  );
};

type OnePartProps = ListPartsProps & {
  readonly part: MusicPhase | null;
  readonly length: Length;
  readonly order: ReturnType<typeof useListOrder>;
  readonly titleOf: (trackId: string) => string;
  readonly secondsOf: (trackId: string) => number | undefined;
};

const OnePart = ({ part, length, order, items, tracks, usual, titleOf, secondsOf }: OnePartProps) => {
  const t = useWords(musicPageWords);
  const own = items.filter(({ phase }) => phase === part);
  const name = part ?? "any";
  const options = tracks
    .filter(({ retired }) => !retired)
    .map(({ trackId, title, seconds }) => ({ value: trackId, label: `${title} · ${formatLength(seconds)}` }));
  return (
    <section
      className={styles["part"]}
      aria-label={t(`lists.parts.${name}`)}
      data-over={order.over === name || undefined}
      onDragOver={(event) => {
        if (order.dragged === null) return;
        event.preventDefault();
        order.hover(name);
      }}
      onDrop={(event) => {
        event.preventDefault();
        order.drop(part, null);
      }}
    >
      <PartHead part={part} length={length} usual={usual} />
      {own.length === 0 && part !== null && <p className={styles["quiet"]}>{t("lists.empty")}</p>}
      <ol className={styles["items"]}>
        {own.map(({ key, trackId }) => (
          <ListLine
            key={key}
            id={key}
            title={titleOf(trackId)}
            seconds={secondsOf(trackId)}
            isOver={order.over === key}
            onMove={(step) => order.move(key, step)}
            onTakeOut={() => order.takeOut(key)}
            onDrag={(begins) => order.drag(begins ? key : null)}
            onOver={() => order.hover(key)}
            onDrop={() => order.drop(part, key)}
          />
        ))}
      </ol>
      <SelectField
        label={t("lists.addTo", { part: t(`lists.parts.${name}`) })}
        labelHidden
        value=""
        placeholder={t("lists.addPlaceholder")}
        options={options}
        onChange={(trackId) => order.add(trackId, part)}
      />
    </section>
  );
};

/** What plays in each part, in which order: moved by arrows or by hand, taken out, added to. */
export const ListParts = (props: ListPartsProps) => {
  const t = useWords(musicPageWords);
  const { items, tracks, usual, onChange } = props;
  const titleOf = (trackId: string): string => tracks.find((one) => one.trackId === trackId)?.title ?? t("lists.unknown");
  const secondsOf = (trackId: string): number | undefined => tracks.find((one) => one.trackId === trackId && !one.retired)?.seconds;
  const order = useListOrder(items, onChange, titleOf);
  const lengths = partLengths(items, secondsOf, usual);
  const ofAny = items.filter(({ phase }) => phase === null).reduce((sum, { trackId }) => sum + (secondsOf(trackId) ?? 0), 0);
  return (
    <>
      <p role="status" className="visually-hidden">
        {order.said}
      </p>
      {listParts.map((part) => {
        const length = lengths.find(({ phase }) => phase === part) ?? { seconds: ofAny, gap: 0 };
        return <OnePart key={part} {...props} {...{ part, length, order, titleOf, secondsOf }} />;
      })}
    </>
  );
};
