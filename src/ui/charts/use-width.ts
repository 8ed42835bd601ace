import { useLayoutEffect, useState, type RefObject } from "react";

/** The width of an element in px, kept up to date. */
export const useWidth = (element: RefObject<HTMLElement | null>, atFirst: number): number => {
  const [width, setWidth] = useState(atFirst);
  useLayoutEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
    setWidth(Math.round(element.current.getBoundingClientRect().width) || atFirst);
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, atFirst]);
  return width;
};
