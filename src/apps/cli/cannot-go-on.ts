/** What stands in the way and what to do about it, in words for whoever started the program. It ends with status 1, without a stack. */
export class CannotGoOn extends Error {}
