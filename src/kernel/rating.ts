/** The scale on which patients and therapists rate: whole steps, both ends included. */
export const ratingScale = { min: 0, max: 10 } as const;

/** Whether a number is an answer on that scale. Not a number is none. */
export const isRating = (value: number): boolean => Number.isInteger(value) && value >= ratingScale.min && value <= ratingScale.max;
