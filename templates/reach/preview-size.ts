/** What sites that show links ask for, in pixels. */
export const PREVIEW = { width: 1200, height: 630 } as const
