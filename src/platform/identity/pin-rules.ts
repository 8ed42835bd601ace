export type PinFault = "not-digits" | "too-simple";

/** Judges a new PIN: 4 to 8 digits, not all the same, not counted up or down. */
export const pinFault = (pin: string): PinFault | undefined => {
  if (!/^\d{4,8}$/.test(pin)) return "not-digits";
  const steps = [...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index]));
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1) ? "too-simple" : undefined;
};
