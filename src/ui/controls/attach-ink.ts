export interface Ink {
  readonly clear: () => void;
  readonly remove: () => void;
}

/** Fetches the drawing library and lets a person sign on the canvas; strokes survive a change of size. */
export const attachInk = async (canvas: HTMLCanvasElement, onDrawn: (svg: string | undefined) => void): Promise<Ink> => {
  const { default: SignaturePad } = await import("signature_pad");
  const penColor = getComputedStyle(canvas).color;
  const pad = new SignaturePad(canvas, { penColor, minWidth: 0.8, maxWidth: 2.2 });
  // Kept in black: light ink from a dark screen would vanish on paper.
  const tell = () => onDrawn(pad.isEmpty() ? undefined : pad.toSVG().replaceAll(penColor, "black"));
  const fit = () => {
    const strokes = pad.toData();
    const scale = Math.max(1, devicePixelRatio);
    canvas.width = canvas.offsetWidth * scale;
    canvas.height = canvas.offsetHeight * scale;
    canvas.getContext("2d")?.scale(scale, scale);
    pad.clear();
    pad.fromData(strokes);
  };
  pad.addEventListener("endStroke", tell);
  const observer = new ResizeObserver(fit);
  observer.observe(canvas);
  return {
    clear: () => {
      pad.clear();
      tell();
    },
    remove: () => {
      observer.disconnect();
      pad.off();
    },
  };
};
