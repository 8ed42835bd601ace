import { useEffect, type RefObject } from "react";

import type { Gutters } from "./plot-options.ts";
import { panBy, zoomAbout } from "./time-window.ts";
import type { Viewport } from "./viewport.ts";

/** How much one notch of a wheel zooms, and how far a finger goes before it is no tap, in px. */
const wheelZoom = 0.0015;
const tapSlack = 6;

/** The minute under a place on the screen, and how many minutes a pixel is. */
const measure = (element: HTMLElement, { start, end }: Gutters, viewport: Viewport) => {
  const box = element.getBoundingClientRect();
  const width = Math.max(1, box.width - start - end);
  const { from, to } = viewport.window();
  const each = (to - from) / width;
  return { each, minuteAt: (x: number): number => from + (x - box.left - start) * each };
};

/** The wheel zooms the graph and scrolls the flowsheet sideways; up and down on the flowsheet stays the page's. */
const onWheel =
  (element: HTMLElement, viewport: Viewport, gutters: Gutters) =>
  (event: WheelEvent): void => {
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
    const onGraph = event.target instanceof HTMLElement && event.target.closest("[data-room-graph]") !== null;
    if (!sideways && !onGraph && !event.ctrlKey) return;
    event.preventDefault();
    const { each, minuteAt } = measure(element, gutters, viewport);
    const next = sideways
      ? panBy(viewport.window(), (event.deltaX || event.deltaY) * each)
      : zoomAbout(viewport.window(), minuteAt(event.clientX), Math.exp(event.deltaY * wheelZoom * (event.ctrlKey ? 4 : 1)));
    viewport.show(next);
  };

/** One pointer scrolls, two zoom; a drag that ends on a cell is no tap on it. */
const dragging = (element: HTMLElement, viewport: Viewport, gutters: Gutters) => {
  const pointers = new Map<number, number>();
  let moved = 0;
  return {
    down: (event: PointerEvent): void => {
      if (event.button !== 0) return;
      if (pointers.size === 0) moved = 0;
      pointers.set(event.pointerId, event.clientX);
    },
    move: (event: PointerEvent): void => {
      const before = pointers.get(event.pointerId);
      if (before === undefined) return;
      moved += Math.abs(event.clientX - before);
      const { each, minuteAt } = measure(element, gutters, viewport);
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      pointers.set(event.pointerId, event.clientX);
      if (moved < tapSlack) return;
      if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
      if (other === undefined) return viewport.show(panBy(viewport.window(), (before - event.clientX) * each));
      const factor = Math.abs(before - other) / Math.max(10, Math.abs(event.clientX - other));
      viewport.show(zoomAbout(viewport.window(), minuteAt(other), factor));
    },
    up: (event: PointerEvent): void => void pointers.delete(event.pointerId),
    click: (event: MouseEvent): void => {
      if (moved >= tapSlack) event.stopPropagation();
      moved = 0;
    },
  };
};

/** Scrolling and zooming of graph and flowsheet by pointer, touch and wheel. */
export const useGestures = (frame: RefObject<HTMLElement | null>, viewport: Viewport, gutters: Gutters): void => {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const { down, move, up, click } = dragging(element, viewport, gutters);
    const letGo = new AbortController();
    const { signal } = letGo;
    element.addEventListener("wheel", onWheel(element, viewport, gutters), { passive: false, signal });
    element.addEventListener("pointerdown", down, { signal });
    element.addEventListener("pointermove", move, { signal });
    element.addEventListener("pointerup", up, { signal });
    element.addEventListener("pointercancel", up, { signal });
    element.addEventListener("click", click, { capture: true, signal });
    return () => letGo.abort();
  }, [frame, viewport, gutters]);
};
