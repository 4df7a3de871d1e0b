/**
 * The values of a cell that holds several: separated by line breaks and semicolons; by commas or bars only when there is none of those.
 * Trimmed, without empty ones, each once, in order.
 */
export function readList(text: string): readonly string[] {
  const strong = /[\n\r;]/.test(text)
  const parts = text.split(strong ? /[\n\r;]+/ : text.includes('|') ? '|' : ',')
  return [
    ...new Set(
      parts
        .map((part) =>
          part
            .replace(/^[\s•·,-]+(?=\S)/, '')
            .replace(/[\s,]+$/, '')
            .trim(),
        )
        .filter((part) => part !== ''),
    ),
  ]
}
