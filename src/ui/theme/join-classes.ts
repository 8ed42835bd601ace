/** Joins the class names that apply; `undefined` and `false` drop out. */
export const joinClasses = (...names: readonly (string | false | undefined)[]): string => names.filter(Boolean).join(" ");
