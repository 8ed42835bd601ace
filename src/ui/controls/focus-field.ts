/** Brings the focus to a field by id or name; to the first answer where the id is that of a choice group. */
export const focusField = (field: string): void => {
  const found = document.getElementById(field) ?? document.getElementsByName(field)[0];
  const target = found?.matches("fieldset") ? (found.querySelector("input") ?? found) : found;
  target?.scrollIntoView({ block: "center" });
  target?.focus({ preventScroll: true });
};
