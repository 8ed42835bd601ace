import { useEffect } from "react";

import { focusField } from "#ui/controls/focus-field.ts";

/** Brings the focus to the one field that a step is about, when the step appears or changes its field. */
export const useFocus = (field: string): void => {
  useEffect(() => {
    focusField(field);
  }, [field]);
};
