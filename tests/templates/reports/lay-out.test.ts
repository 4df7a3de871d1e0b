import { describe, expect, test } from 'vitest'
import { cleanText } from '../../../templates/reports/text/clean-text.ts'
import { layOut } from '../../../templates/reports/text/lay-out.ts'
import { font } from '../../../templates/reports/document/fonts.ts'
import { hasGlyph, STAND_IN } from '../../../templates/reports/text/glyphs.ts'
import { textWidth } from '../../../templates/reports/text/measure.ts'
import { missingCharacters } from '../../../templates/reports/text/missing-characters.ts'
import { plain, type ParagraphStyle } from '../../../templates/reports/text/run.ts'
import { STYLES } from '../../../templates/reports/text/styles.ts'

const lines = (text: string, width: number) =>
  layOut(plain(text), STYLES.body, width).lines.map((line) => line.map((segment) => segment.text).join(''))

describe('breaking lines', () => {
  test('loses no character and keeps the space that ends a line', () => {
    const text = 'Ambos gobiernos publican el texto íntegro de todos los acuerdos vigentes entre ellos.'
    const broken = lines(text, 120)
    expect(broken.length).toBeGreaterThan(2)
    expect(broken.join('')).toBe(text)
    for (const line of broken.slice(0, -1)) expect(line.endsWith(' ')).toBe(true)
  })

  test('keeps within the width', () => {
    for (const line of lines('uno dos tres cuatro cinco seis siete ocho nueve diez '.repeat(9), 97)) {
      expect(textWidth('text', STYLES.body.size, line.trimEnd())).toBeLessThanOrEqual(97.1)
    }
  })

  test('cuts an address after its punctuation', () => {
    const broken = lines('https://archivo.example/expedientes/2026/octubre/respuesta', 110)
    expect(broken[0]).toMatch(/[/.]$/)
    expect(broken.join('')).toBe('https://archivo.example/expedientes/2026/octubre/respuesta')
  })

  test('does not part words that a no-break space joins', () => {
    const broken = lines('aaaa bbbb cccc dddd 14\u00A0oct.\u00A02026', 100)
    expect(broken.some((line) => line.includes('14\u00A0oct.\u00A02026'))).toBe(true)
  })

  test('keeps a mark with the word after it', () => {
    const paragraph = layOut([{ text: 'uno dos tres ' }, { mark: 'partial' }, { text: 'Parcial' }], STYLES.body, 80)
    const last = paragraph.lines.at(-1)!
    expect(last.map(({ run }) => run)).toEqual([1, 2])
  })

  test('an empty text is one empty line', () => {
    expect(layOut(plain(''), STYLES.body, 100)).toMatchObject({ lines: [[]], height: STYLES.body.leading })
  })
})

test('cleaning composes letters and drops what cannot be printed', () => {
  expect(cleanText('Peru\u0301 \uD800\u200B\u0007n\u0303')).toBe('Per\u00FA \u00F1')
  expect(cleanText('a\r\nb\tc\u2028d')).toBe('a\nb c\nd')
  expect(cleanText('\u202Eabc\u202C \uFFFE')).toBe('abc ')
})

describe('what the faces lack', () => {
  const runsOf = (text: string, style: ParagraphStyle) => layOut(plain(text), style, 400).runs

  test('is printed as a box a sign, and kept as what is meant', () => {
    const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'
    expect(runsOf(`uno ${family}\u{1F600} dos`, STYLES.body)).toEqual([
      { text: 'uno ', face: 'text' },
      { text: '\u2610\u2610', actual: `${family}\u{1F600}` },
      { text: ' dos', face: 'text' },
    ])
  })

  test('is taken from the other family where that has it', () => {
    expect(runsOf('a \u25CF', STYLES.lead)).toEqual([
      { text: 'a ', face: 'quote' },
      { text: '\u25CF', face: 'text' },
    ])
  })

  test('is counted', () => {
    expect(missingCharacters('ñandú, Ñuñoa – «ayllu» ✓ →')).toBe(0)
    expect(missingCharacters('\u6F22\u5B57 \u{1F44D}\u{1F3FD} a\uD800\u0007')).toBe(3)
  })

  test('never makes a line wider than its paragraph', () => {
    const paragraph = layOut(plain('\u6F22'.repeat(90)), STYLES.body, 100)
    for (const line of paragraph.lines) expect(line.at(-1)!.x + line.at(-1)!.width).toBeLessThanOrEqual(100.1)
    expect(
      paragraph.lines
        .flat()
        .map(({ text }) => text)
        .join(''),
    ).toBe('\u2610'.repeat(90))
  })
})

test.each(['text', 'strong', 'emphasis', 'headline', 'quote'] as const)('the face %s has the letters that are never looked up', (face) => {
  for (let point = 0x20; point < 0x180; point += 1) {
    const character = String.fromCodePoint(point)
    if (point !== 0xa0 && hasGlyph(face, character)) expect(font(face).hasGlyphForCodePoint(point), character).toBe(true)
  }
  expect(font(face).hasGlyphForCodePoint(STAND_IN.codePointAt(0)!)).toBe(true)
})
