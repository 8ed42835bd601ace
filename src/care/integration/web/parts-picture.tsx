import { useId, useRef } from "react";

import { useWidth } from "#ui/charts/use-width.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { PartType } from "../rules/data/therapy-vocabulary.ts";
import type { DatedIfsNote } from "../rules/integration.ts";
import type { PartRelation } from "../rules/parts-map.ts";
import styles from "./parts-map.module.css";
import { bowBetween, edgeToward, nameLines, partSize, placeParts, type PlacedPart } from "./place-parts.ts";
import { therapyWords } from "./therapy-words.ts";

const { width: w, height: h } = partSize;

/** Kinds differ by shape, not by colour: a manager is square, a firefighter has cut corners, an exile is round. */
const shapes: Readonly<Record<PartType, string>> = {
  manager: `M${-w / 2} ${-h / 2}h${w}v${h}h${-w}Z`,
  firefighter: `M${-w / 2 + 12} ${-h / 2}h${w - 24}l12 12v${h - 24}l-12 12h${24 - w}l-12 -12v${24 - h}Z`,
  exile: `M${(h - w) / 2} ${-h / 2}h${w - h}a${h / 2} ${h / 2} 0 0 1 0 ${h}h${h - w}a${h / 2} ${h / 2} 0 0 1 0 ${-h}Z`,
};

type NodeProps = { readonly part: DatedIfsNote; readonly place: PlacedPart };

const PartNode = ({ part, place }: NodeProps) => {
  const lines = nameLines(part.name);
  return (
    <g transform={`translate(${place.x} ${place.y})`}>
      <path className={styles["part"]} d={shapes[part.partType]} />
      <text className={styles["name"]} y={lines.length === 1 ? 5 : -4}>
        {lines.map((line, row) => (
          <tspan key={row} x={0} dy={row === 0 ? 0 : 18}>
            {line}
          </tspan>
        ))}
      </text>
    </g>
  );
};

type LineProps = {
  readonly relation: PartRelation;
  readonly from: PlacedPart;
  readonly to: PlacedPart;
  readonly middleOf: number;
  readonly arrow: string;
};

const RelationLine = ({ relation, from, to, middleOf, arrow }: LineProps) => {
  if (relation.kind === "polarised") return <path className={styles["polarised"]} d={bowBetween(from, to, middleOf)} />;
  const [start, end] = [edgeToward(to, from), edgeToward(from, to)];
  return <path className={styles["protects"]} d={`M${start.x} ${start.y}L${end.x} ${end.y}`} markerEnd={`url(#${arrow})`} />;
};

type PartsPictureProps = { readonly parts: readonly DatedIfsNote[]; readonly relations: readonly PartRelation[] };

/** The parts and what holds between them. The table beside it says the same. */
export const PartsPicture = ({ parts, relations }: PartsPictureProps) => {
  const t = useWords(therapyWords);
  const arrow = useId();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 640);
  const picture = placeParts(parts, width);
  const placeOf = (partId: string) => picture.parts.find((one) => one.partId === partId);
  return (
    <div ref={frame} className={styles["frame"]}>
      <svg role="img" aria-label={t("map.picture")} width={width} height={picture.height} viewBox={`0 0 ${width} ${picture.height}`}>
        <defs>
          <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path className={styles["arrow"]} d="M0 0.5L7.5 4L0 7.5Z" />
          </marker>
        </defs>
        {relations.map((relation) => {
          const [from, to] = [placeOf(relation.from), placeOf(relation.to)];
          const key = `${relation.kind} ${relation.from} ${relation.to}`;
          return from && to && <RelationLine key={key} {...{ relation, from, to, arrow }} middleOf={width / 2} />;
        })}
        {parts.map((part) => {
          const place = placeOf(part.partId);
          return place && <PartNode key={part.partId} part={part} place={place} />;
        })}
      </svg>
      <ul className={styles["legend"]} aria-hidden="true">
        {(["protects", "polarised"] as const).map((kind) => (
          <li key={kind}>
            <svg width={32} height={8} viewBox="0 0 32 8">
              <path className={styles[kind]} d="M0 4H30" markerEnd={kind === "protects" ? `url(#${arrow})` : undefined} />
            </svg>
            {t(`map.${kind}`)}
          </li>
        ))}
        {(["manager", "exile", "firefighter"] as const).map((type) => (
          <li key={type}>
            <svg width={26} height={14} viewBox={`${-w / 2 - 4} ${-h / 2 - 4} ${w + 8} ${h + 8}`}>
              <path className={styles["part"]} d={shapes[type]} />
            </svg>
            {t(`part.typeNames.${type}`)}
          </li>
        ))}
      </ul>
    </div>
  );
};
