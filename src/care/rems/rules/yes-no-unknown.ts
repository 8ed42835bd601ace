export type YesNoUnknown = "yes" | "no" | "unknown";
