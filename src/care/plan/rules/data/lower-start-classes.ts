/** Classes of medicines that suggest a lower start (TIT-09): benzodiazepines, opioids, inhibitors of CYP3A4 and CYP2B6 (INT-02, INT-03, INT-10 of the screening). */
export const lowerStartClasses = ["INT-02", "INT-03", "INT-10"] as const;
