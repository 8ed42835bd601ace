/** For browsers without `field-sizing: content`: makes the area as high as its text. */
export const growToContent = (area: HTMLTextAreaElement | null): void => {
  if (!area || CSS.supports("field-sizing", "content")) return;
  area.style.blockSize = "auto";
  area.style.blockSize = `${area.scrollHeight + 2}px`;
};
