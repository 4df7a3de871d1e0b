import { readdirSync, readFileSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../../templates/i18n/index.ts'

const folder = new URL('../../../templates/i18n/', import.meta.url)
const read = (language: string, file: string) =>
  JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')) as Record<string, string>
const files = readdirSync(new URL('es/', folder))

interface Piece {
  readonly type: number
  readonly value?: unknown
  readonly options?: Readonly<Record<string, { readonly value: readonly Piece[] }>>
}

/** Names of the values that a message asks for, inside its plurals and selects too. */
function values(text: string): readonly unknown[] {
  const LITERAL = 0
  const POUND = 7
  const names = (pieces: readonly Piece[]): unknown[] =>
    pieces.flatMap((piece) => [
      ...(piece.type === LITERAL || piece.type === POUND ? [] : [piece.value]),
      ...Object.values(piece.options ?? {}).flatMap((option) => names(option.value)),
    ])
  return [...new Set(names(new IntlMessageFormat(text, 'es').getAst()))].toSorted((a, b) => String(a).localeCompare(String(b)))
}

describe.each(files)('%s', (file) => {
  test.each(LANGUAGES)('has the same keys in %s as in Spanish, none of them empty', (language) => {
    expect(Object.keys(read(language, file)).toSorted()).toEqual(Object.keys(read('es', file)).toSorted())
    expect(Object.entries(read(language, file)).filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test.each(LANGUAGES)('asks in %s for no other values than Spanish does, or for fewer', (language) => {
    for (const [key, text] of Object.entries(read('es', file))) {
      const [own, spanish] = [values(read(language, file)[key] ?? ''), values(text)]
      const differ = own.some((name) => !spanish.includes(name)) && spanish.some((name) => !own.includes(name))
      expect(differ, `${key}: ${own.join()} / ${spanish.join()}`).toBe(false)
    }
  })
})
