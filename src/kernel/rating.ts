/** Whether a number is an answer on the scale from 0 to 10 in whole steps, as patients and therapists rate. Not a number is none. */
export const isRating = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 10;
