/** A text without the languages in which it is empty. */
export function spoken(text: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(text).filter(([, body]) => body !== ''))
}
