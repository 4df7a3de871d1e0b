/** What is written for a letter in passwords. */
const INSTEAD: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '!': 'i', '3': 'e', '4': 'a', '@': 'a', '5': 's', $: 's', '7': 't' }
const SHORTEST = 3

/**
 * The letters and digits that are left of a password when the words of some texts are taken out of it, forwards and backwards, as typed and with digits and
 * signs read as the letters that they stand for; case and accents do not count. Nothing for a reading that none of the words is in.
 */
export function withoutOwnWords(password: string, texts: readonly string[]): readonly string[] {
  const words = new Set(
    texts
      .flatMap((text) => plain(text).split(/[^\p{L}\p{N}]+/u))
      .filter((word) => word.length >= SHORTEST)
      .flatMap((word) => [word, Array.from(word).toReversed().join('')]),
  )
  const longestFirst = [...words].toSorted((a, b) => b.length - a.length)
  const typed = plain(password)
  const read = typed.replaceAll(/[0134579!@$]/g, (sign) => INSTEAD[sign] ?? sign)
  return [...new Set([typed, read])].flatMap((reading) => {
    const left = longestFirst.reduce((rest, word) => rest.replaceAll(word, ' '), reading)
    return left === reading ? [] : [left.replaceAll(/[^\p{L}\p{N}]+/gu, '')]
  })
}

function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
