import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/kernel/errors.ts'
import { runs } from '../support/runs.ts'
import { readAll } from './read-all.ts'

/** How windows-1252 and Mac Roman write the accents of these tests. */
const CP1252 = { í: 0xed, ó: 0xf3, é: 0xe9, ñ: 0xf1, á: 0xe1 } as Readonly<Record<string, number>>
const MAC = { í: 0x92, ó: 0x97, é: 0x8e, ñ: 0x96, á: 0x87 } as Readonly<Record<string, number>>
const encoded = (text: string, bytes: Readonly<Record<string, number>>) =>
  Uint8Array.from(text, (char) => bytes[char] ?? char.charCodeAt(0))
const SPANISH = 'código,institución\nA-1,Armada del país\nA-2,Comisión de señales más útiles'.replace('ú', 'u')

describe('CSV', () => {
  it('is read as the well-known parser reads it, however it is cut', async () => {
    const piece = fc.constantFrom('a', 'b', '"', ',', '\n', '\r\n', ' ', '""', '"x"')
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: piece, minLength: 1, maxLength: 40 }), async (text) => {
        const options = { relax_quotes: true, relax_column_count: true, record_delimiter: ['\r\n', '\n'], delimiter: ',' }
        let expected: string[][]
        try {
          expected = parse(`h,h\n${text}`, options)
        } catch {
          return
        }
        const { rows } = await readAll(`h,h\n${text}`, 'x.csv', { separator: ',', headerRow: null })
        for (const [index, cells] of expected.entries()) {
          if (cells.some((cell) => cell.trim() !== ''))
            expect(rows[index + 1]?.slice(0, cells.length)).toEqual(cells.slice(0, rows[index + 1]?.length))
        }
      }),
      runs(300),
    )
  })

  it('numbers rows as a spreadsheet does and says what was odd about each', async () => {
    const { table, rows, said } = await readAll(
      'Registro de ejercicios;;\n\nCódigo;Código;\n1;"una\nlínea";x\n\n2;dos;tres;cuatro\n3\n4;a"b;\u0000\n5;"c" d;\u000b\n',
    )
    expect([table.separator, table.headerRow, table.columns.map(({ header }) => header)]).toEqual([';', 3, ['Código', 'Código (2)', '(C)']])
    expect(rows).toEqual({
      4: ['1', 'una\nlínea', 'x'],
      6: ['2', 'dos', 'tres', 'cuatro'],
      7: ['3', '', ''],
      8: ['4', 'a"b', '\u0000'],
      9: ['5', '"c" d', '\u000b'],
    })
    expect(said).toEqual([
      '3 title_rows',
      '3 Código (2) header_repeated',
      '3 (C) header_empty',
      '4 Código (2) line_breaks',
      '6 blank_rows',
      '6 row_long',
      '7 row_short',
      '8 (C) nul',
      '9 Código (2) stray_quote',
      '9 (C) control',
    ])
  })

  it('ends rows with carriage returns alone where there is nothing else, and keeps them in cells otherwise', async () => {
    expect((await readAll('a,b\r1,"x\ry"\r2,z')).rows).toEqual({ 2: ['1', 'x\ry'], 3: ['2', 'z'] })
    expect((await readAll('a,b\r\n1,x\ry\r\n')).rows).toEqual({ 2: ['1', 'x\ry'] })
  })

  it('goes on behind a cell that is far too long, and behind a quotation mark that is never closed', async () => {
    const long = await readAll(`a,b\n1,"${'x'.repeat(300_000)}"\n2,y`)
    expect(long.rows[2]?.[1]).toHaveLength(100_000)
    expect([long.rows[3], long.said]).toEqual([['2', 'y'], ['2 b cell_cut']])
    const open = await readAll('a,b\n1,"x\n2,y\n3,z')
    expect([open.rows, open.said]).toEqual([{ 2: ['1', '"x'], 3: ['2', 'y'], 4: ['3', 'z'] }, ['2 b quote_open']])
  })

  it('damage of earlier readers is said, and undone only when asked', async () => {
    const text = 'a,b\n1,vesselâ€™s señal\n2,King\\u2019s &amp; Queen\n'
    const plain = await readAll(text)
    expect([plain.rows[2]?.[1], plain.rows[3]?.[1], plain.said]).toEqual([
      'vesselâ€™s señal',
      'King\\u2019s &amp; Queen',
      ['2 b mojibake', '3 b escapes', '3 b entities'],
    ])
    const repaired = await readAll(text, 'x.csv', { repair: { mojibake: true, escapes: true, entities: true } })
    expect([repaired.rows[2]?.[1], repaired.rows[3]?.[1], repaired.said]).toEqual([
      'vessel’s señal',
      'King’s & Queen',
      ['2 b mojibake_repaired', '3 b escapes_repaired', '3 b entities_repaired'],
    ])
  })
})

describe('encodings', () => {
  it('are known by their mark or by being valid, else guessed with the evidence', async () => {
    const marked = [
      Buffer.from(`\ufeff${SPANISH}`, 'utf8'),
      Buffer.from(`\ufeff${SPANISH}`, 'utf16le'),
      Buffer.from(`\ufeff${SPANISH}`, 'utf16le').swap16(),
      Buffer.from(SPANISH, 'utf8'),
      Buffer.from(SPANISH, 'utf16le'),
    ]
    for (const bytes of marked) {
      const { table, rows } = await readAll(bytes)
      expect([table.columns[0]?.header, rows[2]?.[1], table.encoding?.guessed]).toEqual(['código', 'Armada del país', false])
    }
    for (const [name, bytes] of [
      ['windows-1252', CP1252],
      ['macintosh', MAC],
    ] as const) {
      const { table, rows, notices } = await readAll(encoded(SPANISH, bytes))
      expect([table.encoding?.name, table.encoding?.guessed, rows[3]?.[1]]).toEqual([name, true, 'Comisión de señales más utiles'])
      expect(notices[0]).toMatchObject({
        key: 'imports.read.encoding_guessed',
        values: { encoding: name, bytes: expect.stringContaining('0x') },
      })
      expect((await readAll(encoded(SPANISH, bytes), 'x.csv', { encoding: name })).table.encoding?.guessed).toBe(false)
    }
    const mixed = await readAll(Buffer.concat([Buffer.from(`${SPANISH}\n`.repeat(9)), Buffer.from([0x41, 0xff, 0x2c, 0x42])]))
    expect([mixed.said[0], mixed.said.at(-1)]).toEqual(['encoding_mixed', '28 código undecodable'])
  })
})

describe('limits', () => {
  const refused = async (content: string | Uint8Array, name?: string, limits = {}) => {
    const error = await readAll(content, name, { limits }).catch((caught: unknown) => caught)
    return error instanceof Invalid ? error.fields['file']?.key : error
  }

  it('refuse what is no table, or too much of one, by its real length', async () => {
    expect(await refused('', 'x.csv')).toBe('errors.table_empty')
    expect(await refused(' \n,,\n')).toBe('errors.table_empty')
    expect(await refused('a,b\n1,2', 'x.csv', { bytes: 5 })).toBe('errors.table_bytes')
    expect(await refused('a,b,c\n1,2,3', 'x.csv', { columns: 2 })).toBe('errors.table_columns')
    expect(await refused('a\n1\n2\n3', 'x.csv', { rows: 2 })).toBe('errors.table_rows')
    expect(await refused(gzipSync(Buffer.alloc(3_000_000, 'a,b\n')), 'x.csv.gz', { inflatedBytes: 1_000_000 })).toBe(
      'errors.table_inflated',
    )
    expect(await refused(gzipSync('a,b\n1,2').subarray(0, 20), 'x.csv.gz')).toBe('errors.table_damaged')
    expect(await refused(Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'x.xls')).toBe('errors.table_xls')
    expect(await refused('%PDF-1.7')).toBe('errors.table_format')
    expect(await refused('<html><table></table>', 'x.xls')).toBe('errors.table_format')
    expect((await readAll(gzipSync('a,b\n1,2'), 'x.csv.gz')).rows).toEqual({ 2: ['1', '2'] })
  })
})
