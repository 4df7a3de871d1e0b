import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dateOrderGuess,
  decimalMarkGuess,
  readBoolean,
  readCountry,
  readDate,
  readLanguage,
  readList,
  readMoney,
  readNumber,
} from '../../src/tables/index.ts'

const keys = (read: { readonly notices: readonly { readonly key: string }[] }) =>
  read.notices.map(({ key }) => key.replace('imports.read.', ''))

describe('dates', () => {
  it('are as precise as they are written, in either language', () => {
    const read = Object.fromEntries(
      [
        '2019-01',
        '2019-7-10',
        '2019',
        '26 de julio de 2023',
        'setiembre de 2020',
        'July 26, 2023',
        'July 26,2023',
        '3rd March 2020',
        '12/2019',
        '10.07.2019',
      ].map((text) => [text, readDate(text).value]),
    )
    expect(read).toEqual({
      '2019-01': '2019-01',
      '2019-7-10': '2019-07-10',
      '2019': '2019',
      '26 de julio de 2023': '2023-07-26',
      'setiembre de 2020': '2020-09',
      'July 26, 2023': '2023-07-26',
      'July 26,2023': '2023-07-26',
      '3rd March 2020': '2020-03-03',
      '12/2019': '2019-12',
      '10.07.2019': '2019-07-10',
    })
  })

  it('say what was odd, and are left unread where they say two things or none', () => {
    expect(readDate('10/07/2019')).toMatchObject({
      value: null,
      notices: [{ values: { day_first: '2019-07-10', month_first: '2019-10-07' } }],
    })
    expect(readDate('10/07/2019', 'mdy').value).toBe('2019-10-07')
    expect(readDate('25/07/2019').value).toBe('2019-07-25')
    expect([readDate('On 26 July 2023 the ministry said').value, ...keys(readDate('On 26 July 2023 the ministry said'))]).toEqual([
      '2023-07-26',
      'date_in_text',
    ])
    expect(readDate('3/14/2009 3/25/2009 ')).toMatchObject({ value: null, several: ['2009-03-14', '2009-03-25'] })
    expect(
      ['037/23', '43656', 'Resolución 037-2023-IN', '2019-02-30', '99/99/9999', '1/25/07'].map((text) => keys(readDate(text))[0]),
    ).toEqual(['date_unreadable', 'date_unreadable', 'date_unreadable', 'date_none', 'date_none', 'date_year_short'])
    expect(readDate('  ')).toEqual({ value: null, notices: [], several: [] })
  })

  it('every calendar day comes back from every way of writing it', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [year, month, day] = iso.split('-').map(Number) as [number, number, number]
        const long = (locale: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(date)
        expect(readDate(iso).value).toBe(iso)
        expect(readDate(`${day}/${month}/${year}`, 'dmy').value).toBe(iso)
        expect(readDate(`${month}/${day}/${year} `, 'mdy').value).toBe(iso)
        expect(readDate(long('es-PE')).value).toBe(iso)
        expect(readDate(long('en-US')).value).toBe(iso)
        expect(readDate(long('en-GB')).value).toBe(iso)
      }),
    )
  })

  it('a column shows its order by the days above twelve', () => {
    const guess = dateOrderGuess()
    for (const text of ['1/2/2009', '9/14/2009 9/25/2009', '', 'n/a']) guess.add(text)
    expect(guess.order()).toBe('mdy')
    guess.add('25/12/2009')
    expect(guess.order()).toBeNull()
  })
})

describe('numbers and money', () => {
  it('take either decimal mark, groups, percent and brackets', () => {
    expect(['1.234,56', '1,234.56', '1 234', '0,75', '.5', '(45)', '1,234,567', "1'234.5"].map((text) => readNumber(text).value)).toEqual([
      1234.56, 1234.56, 1234, 0.75, 0.5, -45, 1_234_567, 1234.5,
    ])
    expect(readNumber('12 %')).toEqual({ value: 12, percent: true, notices: [] })
    expect(['1,234', '1e5', '12abc', '5.', '12345678901234567890'].map((text) => keys(readNumber(text))[0])).toEqual([
      'number_ambiguous',
      'number_unreadable',
      'number_unreadable',
      'number_unreadable',
      'number_long',
    ])
    expect(readMoney('3349 ')).toEqual({ value: { minor: 334_900, currency: null }, notices: [] })
    expect(readMoney('$3,160', '.').value).toEqual({ minor: 316_000, currency: null })
    expect(['$0', 'S/ 1 200,50', 'US$ 12', '€7,5'].map((text) => readMoney(text).value)).toEqual([
      { minor: 0, currency: null },
      { minor: 120_050, currency: 'PEN' },
      { minor: 1_200, currency: 'USD' },
      { minor: 750, currency: 'EUR' },
    ])
    expect(['$', '169242 7/21/2008', '12%'].map((text) => keys(readMoney(text)))).toEqual([
      ['money_unreadable'],
      ['money_unreadable'],
      ['money_unreadable'],
    ])
    const guess = decimalMarkGuess()
    for (const text of ['$3,160', '1,234,567', '12.50']) guess.add(text)
    expect(guess.mark()).toBe('.')
  })

  it('every number comes back as each language writes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999_999, max: 99_999_999 }), (hundredths) => {
        const value = hundredths / 100
        const written = (locale: string) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, useGrouping: 'always' }).format(value)
        expect(readNumber(written('en-US'), '.').value).toBe(value)
        expect(readNumber(written('de-DE'), ',').value).toBe(value)
        expect(readNumber(written('fr-FR'), ',').value).toBe(value)
        expect(readMoney(written('en-US'), '.').value?.minor).toBe(hundredths)
      }),
    )
  })

  it('nothing that is typed makes a reader fail or stay silent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 60 }), (text) => {
        for (const read of [readDate, readNumber, readMoney, readBoolean, readCountry, readLanguage]) {
          const { value, notices } = read(text)
          expect(value !== null || notices.length > 0 || text.trim() === '').toBe(true)
        }
        expect(readList(text).every((item) => item.trim() !== '')).toBe(true)
      }),
    )
  })
})

it('lists, countries, languages and yes or no', () => {
  expect(readList('Defensa; \nInterior;\r\nDefensa')).toEqual(['Defensa', 'Interior'])
  expect(readList('a, b,c')).toEqual(['a', 'b', 'c'])
  expect(['Perú', 'PE', 'Estados Unidos', 'U.S.', 'Brazil', 'Atlantis'].map((text) => readCountry(text).value)).toEqual([
    'PE',
    'PE',
    'US',
    'US',
    'BR',
    null,
  ])
  expect(['Español', 'castellano', 'en-us', 'quechua', 'klingon'].map((text) => readLanguage(text).value)).toEqual([
    'es',
    'es',
    'en-US',
    'qu',
    null,
  ])
  expect(['Sí', 'no', 'TRUE', 'x', 'quizá'].map((text) => readBoolean(text).value)).toEqual([true, false, true, true, null])
})
