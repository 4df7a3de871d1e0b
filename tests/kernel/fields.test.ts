import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/kernel/errors.ts'
import { calendarDate, languageTag, optionalAddress, optionalText, partialDate, requiredText } from '../../src/kernel/fields.ts'
import { parse } from '../../src/kernel/parse.ts'
import { z } from 'zod'

function faultOf(schema: z.ZodType, value: unknown): unknown {
  try {
    parse(z.object({ field: schema }), { field: value })
    return null
  } catch (error) {
    expect(error).toBeInstanceOf(Invalid)
    return (error as Invalid).fields['field']
  }
}

describe('a typed text', () => {
  it('is trimmed, in NFC, with one kind of line end', () => {
    expect(parse(optionalText(20), '  Peru\u0301\r\nsi\rno \n')).toBe('Perú\nsi\nno')
    expect(parse(optionalText(20), ' \t ')).toBe('')
  })

  it.each(['\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\ud800', '\udc00', '\ufffe', '\uffff'])('is refused with %j in it', (bad) => {
    expect(faultOf(optionalText(20), `a${bad}b`)).toEqual({ key: 'errors.control_characters' })
  })

  it('keeps every other character, whole ones beyond the basic plane too', () => {
    expect(parse(optionalText(20), 'ñandú\t🦙 «sí»')).toBe('ñandú\t🦙 «sí»')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (text) => {
        const fault = faultOf(optionalText(500), text)
        if (fault === null) expect(parse(optionalText(500), text)).toBe(text.replaceAll(/\r\n?/g, '\n').normalize('NFC').trim())
      }),
    )
  })

  it('has a longest length, counted after trimming, and may be asked for', () => {
    expect(parse(requiredText(5), ' abcde ')).toBe('abcde')
    expect(faultOf(requiredText(5), 'abcdef')).toEqual({ key: 'errors.too_long', values: { max: 5 } })
    expect(faultOf(requiredText(5), '   ')).toMatchObject({ key: 'errors.required' })
    expect(faultOf(requiredText(5), undefined)).toEqual({ key: 'errors.required' })
    expect(faultOf(requiredText(5), 7)).toEqual({ key: 'errors.required' })
  })
})

describe('a date', () => {
  it.each(['2026-02-30', '2025-02-29', '10/11/2026', '2026-1-1', '2026-10', '20261031', '2026-10-31T00:00:00Z'])('is not %j', (value) => {
    expect(faultOf(calendarDate, value)).toEqual({ key: 'errors.invalid_date' })
  })

  it('of a source is as precise as the source', () => {
    for (const value of ['2026', '2026-10', '2024-02-29']) expect(parse(partialDate, ` ${value} `)).toBe(value)
    for (const value of ['26', '2026-13', '2026-00', '2025-02-29', '2026-10-', 'c. 2026']) {
      expect(faultOf(partialDate, value)).toEqual({ key: 'errors.invalid_partial_date' })
    }
    expect(faultOf(partialDate, '')).toMatchObject({ key: 'errors.required' })
  })
})

describe('an address', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://a.example/', '//a.example/x', '/x', 'gob.pe', 'https:a.example', 'https://'])(
    'is not %j',
    (value) => {
      expect(faultOf(optionalAddress, value)).toEqual({ key: 'errors.invalid_address' })
    },
  )

  it.each(['', 'https://www.gob.pe/rree?a=1#b', 'http://localhost:3000/'])('is %j', (value) => {
    expect(faultOf(optionalAddress, value)).toBeNull()
  })
})

it('a language is a tag', () => {
  for (const tag of ['es', 'en', 'quz', 'es-PE', 'zh-Hant']) expect(faultOf(languageTag, tag)).toBeNull()
  for (const tag of ['Spanish', 'e', 'es_PE', 'es-', 'es PE', '<b>'])
    expect(faultOf(languageTag, tag)).toEqual({ key: 'errors.invalid_language' })
})
