/** Whether an address (a path, with or without what follows `?` or `#`) belongs to staff's face. */
export const isStaffAddress = (href: string): boolean => /^\/app(?:[/?#]|$)/.test(href);
