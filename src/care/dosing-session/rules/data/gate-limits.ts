/** Which roles must be in the room for a dose. Source: spravato-pi, proposed-default; evidence: proposal; owner: medical director. */
export const rolesForDose = [
  { of: ["prescriber", "nurse", "monitor"], name: "a prescriber, nurse or monitor" },
  { of: ["therapist"], name: "a therapist" },
] as const;
