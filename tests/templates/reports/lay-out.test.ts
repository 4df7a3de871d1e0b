import { describe, expect, test } from 'vitest'
import { cleanText } from '../../../templates/reports/text/clean-text.ts'
import { layOut } from '../../../templates/reports/text/lay-out.ts'
import { textWidth } from '../../../templates/reports/text/measure.ts'
import { plain } from '../../../templates/reports/text/run.ts'
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
  expect(cleanText('text', 'Peru\u0301 \uD800\u200B\u0007n\u0303')).toBe('Per\u00FA ?\u00F1')
  expect(cleanText('headline', 'a\r\nb\tc')).toBe('a\nb c')
})
