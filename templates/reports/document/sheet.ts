/** A4 in points, with the margins of a book page. */
export const PAGE = { width: 595.28, height: 841.89, left: 66, right: 529.28, top: 84, bottom: 764 } as const

/** Width of the text block in points. */
export const MEASURE = PAGE.right - PAGE.left
