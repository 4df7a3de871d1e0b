/** A word as it is compared: lower case, no accents, letters and digits with single blanks between. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A text as an address part: `ministerio-de-defensa`. Empty when nothing of it can stand there. */
export function slugOf(text: string): string {
  return fold(text)
    .replaceAll(/[^a-z0-9 ]/g, '')
    .trim()
    .replaceAll(/ +/g, '-')
    .slice(0, 90)
    .replace(/-+$/, '')
}
