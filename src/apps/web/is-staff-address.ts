/** Whether an address (a path, with or without what follows `?` or `#`) belongs to staff's face. */
export const isStaffAddress = (href: string): boolean => /^\/app(?:[/?#]|$)/.test(href);

/** Whether a path is the room of a session: where somebody charts, and nothing may get in between. */
export const isRoomAddress = (path: string): boolean => /\/sessions\/[^/]+$/.test(path);
