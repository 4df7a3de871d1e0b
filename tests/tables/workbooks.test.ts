import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/kernel/errors.ts'
import { makeArchive, workbookParts, type Part } from './make-archive.ts'
import { readAll } from './read-all.ts'

const text = (place: string, words: string) => `<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`
const HEADER = `<row r="1">${text('A1', 'Código')}${text('B1', 'Fecha')}${text('C1', 'Monto')}</row>`

const fault = async (bytes: Uint8Array, limits = {}) => {
  const error = await readAll(bytes, 'x.xlsx', { limits }).catch((caught: unknown) => caught)
  return error instanceof Invalid ? error.fields['file']?.key : error
}

describe('workbooks', () => {
  it('give what a reader of the sheet sees, and say what is not plain', async () => {
    const rows = `<row r="2"><c r="A2" s="2"><v>37</v></c><c r="B2" s="1"><v>43656</v></c><c r="C2"><f>1+1</f><v>2</v></c></row>
      <row r="3" hidden="1"><c r="A3" t="s"><v>0</v></c><c r="B3" s="3"><v>43656.604166667</v></c><c r="C3" s="4"><v>0.45</v></c></row>
      <row r="4"/><row r="6"><c r="A6"><v>1234567890123456789</v></c><c r="B6" t="e"><v>#REF!</v></c><c r="C6"><f>X</f></c></row>
      <row r="7"><c r="A7" t="b"><v>1</v></c><c r="B7" s="5"><v>43647</v></c><c r="C7"><v>0.10000000000000001</v></c></row>`
    const parts = workbookParts(
      [
        { name: 'Oculta', rows: HEADER, hidden: true },
        { name: 'Datos', rows: HEADER + rows, after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>' },
      ],
      { styles: ['d/m/yyyy', '000', 'dd/mm/yyyy hh:mm', '0.0%', 'mmm-yy'], shared: ['037/23 _x000D_&amp; otro'] },
    )
    const read = await readAll(makeArchive(parts), 'x.xlsx')
    expect([read.table.format, read.table.sheet, read.table.sheets]).toEqual([
      'xlsx',
      'Datos',
      [
        { name: 'Oculta', hidden: true },
        { name: 'Datos', hidden: false },
      ],
    ])
    expect(read.rows).toEqual({
      2: ['037', '2019-07-10', '2'],
      3: ['037/23 \n& otro', '2019-07-10T14:30:00', '45%'],
      6: ['1234567890123456789', '#REF!', ''],
      7: ['true', '2019-07', '0.1'],
    })
    expect(read.said.toSorted()).toEqual(
      [
        'sheets',
        '1 merged',
        '2 Código sheet_zeros',
        '2 Monto formula',
        '3 Código line_breaks',
        '3 Código sheet_escape',
        '3 hidden_row',
        '6 Código sheet_long_number',
        '6 Fecha sheet_error',
        '6 Monto formula_empty',
        '6 blank_rows',
      ].toSorted(),
    )
    expect((await readAll(makeArchive(parts), 'x.xlsx', { sheet: 'Oculta', headerRow: null })).rows).toEqual({
      1: ['Código', 'Fecha', 'Monto'],
    })
  })

  it('count dates from 1904 where the workbook does', async () => {
    const rows = `${HEADER}<row r="2"><c r="B2" s="1"><v>42194</v></c></row>`
    const read = await readAll(makeArchive(workbookParts([{ name: 'S', rows }], { styles: ['yyyy-mm-dd'], from1904: true })))
    expect([read.rows[2]?.[1], read.said]).toEqual(['2019-07-10', ['dates_1904']])
  })

  it('may have a million empty rows', async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 3}"/>`).join('')
    const rows = `${HEADER}<row r="2">${text('A2', 'x')}</row>${empty}`
    const read = await readAll(makeArchive(workbookParts([{ name: 'S', rows }])))
    expect(read.rows).toEqual({ 2: ['x', '', ''] })
  })

  it('are refused when they inflate to too much, whatever they declare, and when they are damaged, encrypted or none', async () => {
    const bomb = workbookParts([{ name: 'S', rows: `${HEADER}${' '.repeat(30_000_000)}` }])
    const lying = bomb.map((part): Part => (part.name.endsWith('sheet1.xml') ? { ...part, declared: 1_000 } : part))
    expect(await fault(makeArchive(bomb), { inflatedBytes: 20_000_000 })).toMatch(/table_(inflated|damaged)/)
    expect(await fault(makeArchive(lying))).toBe('errors.table_damaged')
    const many = workbookParts([{ name: 'S', rows: HEADER + `<row>${text('A2', 'x')}</row>`.repeat(400_000) }])
    expect(await fault(makeArchive(many), { inflatedBytes: 10_000_000 })).toBe('errors.table_inflated')
    expect(await fault(makeArchive([{ name: 'inner.xlsx', content: makeArchive(bomb.slice(0, 2)) }]))).toBe('errors.table_archive')
    expect(await fault(makeArchive([{ name: 'xl/workbook.xml', content: 'x', encrypted: true }]))).toBe('errors.table_encrypted')
    const whole = makeArchive(workbookParts([{ name: 'S', rows: HEADER }]))
    expect(await fault(whole.subarray(0, whole.length - 30))).toBe('errors.table_damaged')
    const cut = workbookParts([{ name: 'S', rows: `${HEADER}<row r="2"><c r="A2">` }])
    expect(await fault(makeArchive(cut))).toBe('errors.table_damaged')
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])
    expect(await fault(ole)).toBe('errors.table_encrypted')
  })
})
