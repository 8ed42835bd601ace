/** How long ago an entry of the room may have been, in minutes. Longer ago a person means another session. Evidence: proposal; source: proposed-default. Owner: medical director. */
export const longestAgo = 24 * 60;
/** Up to so many minutes a bare number means minutes ago; above it, a time of the clock without its colon. Evidence: proposal; source: proposed-default. Owner: lead monitor. */
export const mostMinutesSaid = 120;
/** A time of the clock up to so many minutes ahead is meant, and refused; further ahead the last such time is meant. Evidence: proposal; source: proposed-default. Owner: lead monitor. */
export const soonAhead = 120;
/** An entry that was written down more than so many minutes after it was so is marked as late. Evidence: proposal; source: proposed-default. Owner: lead monitor. */
export const lateAfter = 5;
