/**
 * How monitors write that there is no value. Seen in recordings and messages of real devices; zero, because a lead that is off reads 0,
 * and the largest numbers of 8 to 32 bits. Owner: administrator.
 */
export const missingNumbers: ReadonlySet<number> = new Set([
  0, -1, -99, -100, -999, -9999, 32_767, -32_768, 65_535, 8_388_607, -8_388_608, 2_147_483_647, -2_147_483_648,
]);

/** In small letters, without blanks around them. */
export const missingWords: ReadonlySet<string> = new Set([
  "",
  "***",
  "**",
  "*",
  "?",
  "???",
  "-",
  "--",
  "---",
  "n/a",
  "na",
  "nan",
  "null",
  "none",
  "off",
  '""',
]);
