import { randomUUIDv7 } from 'node:crypto'
import { connect } from '../../db/connect.ts'
import { bringActivities } from '../../src/activities/index.ts'
import { benchContext } from './bench-context.ts'
import { peakMegabytes } from './peak-megabytes.ts'

const ROWS = 82_052
const HEADER =
  'row,report_years,country,program,course_title,student_unit,us_unit,start_date,end_date,location,quantity,total_cost,page_number'
const pick = <Item>(items: readonly Item[], row: number) => items[(row * 7919) % items.length] as Item

/** A file of the size and the faults of the largest known one, in words of its own. */
function madeFile(): Buffer {
  const lines = [HEADER]
  for (let row = 1; row <= ROWS; row += 1) {
    const year = 1999 + Math.floor((row / ROWS) * 21)
    const country = pick(['Peru', 'Colombia', 'Chile', 'Ecuador', 'Brazil', 'Bolivia', 'Panama'], row)
    const title = pick(
      ['HELICOPTER CARE', 'RIVER RADIO', 'Harbour pilot training', 'Field kitchen', 'Night drill & rope', 'Map reading course'],
      row,
    )
    const unit = `${pick(['Army', 'NAVY', 'Air Force', 'Coast Guard'], row >> 3)} ${pick(['Brigade', 'Squadron', 'School'], row >> 5)} ${row % 997}`
    const money = pick(['3349 ', '"$3,160"', '$0', '', '12.50', '8871 9/30/2008'], row)
    const dates = row % 90 === 0 ? '9/14/2009 9/25/2009,' : `${(row % 12) + 1}/${(row % 28) + 1}/${year},${(row % 12) + 1}/28/${year}`
    const total = row % 40 === 0
    lines.push(
      total
        ? `${row},${year}_${year + 1},${country},Plan,FY ${year} Program Totals,,,,,,40,"$90,000",3`
        : `${row},${year}_${year + 1},${country},"Plan ${row % 60}, FY ${year}",${title},${unit},,${dates},"${pick(['Lima', 'Iquitos', 'Norport'], row)}, XX",${(row % 9) + 1} ,${money},${row % 300}`,
    )
  }
  return Buffer.from(lines.join('\n'))
}

const [url = '', path = ''] = process.argv.slice(2)
const file = path === '' ? { name: 'made.csv', bytes: madeFile() } : { name: path, path }
const { db, close } = await connect({ databaseUrl: url, dataDirectory: '', poolSize: 2 })
const ctx = await benchContext(db)
const before = Math.round(peakMegabytes())
const about = { id: randomUUIDv7(), title: { es: 'Prueba', en: 'Sample' }, publisher: 'x', licence: 'x', language: 'en' }
const began = performance.now()
const { rows } = await bringActivities(ctx, file, { ...about, fileSha256: '0'.repeat(64), fileBytes: 1 }, 'USD')
const seconds = Math.round((performance.now() - began) / 100) / 10
const megabytes = Math.round(peakMegabytes())
await close()
process.send?.({ rows, seconds, megabytes, before })
process.disconnect?.()
