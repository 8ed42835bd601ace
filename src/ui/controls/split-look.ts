import type { FieldLook } from "./field.tsx";

/** Parts what the frame of a field shows from what the control itself takes. */
export const splitLook = <Props extends FieldLook>(props: Props) => {
  const { label, labelHidden, hint, error, warning, required, unit, id, name, disabled, ...rest } = props;
  const look: FieldLook = { label, labelHidden, hint, error, warning, required, unit, id, name, disabled };
  return { look, rest };
};
