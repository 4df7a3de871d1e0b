import { join } from 'node:path'
import ICAL from 'ical.js'
import { LANGUAGES } from '../../templates/i18n/index.ts'
import type { Reader } from './reader.ts'
import { runProgram } from './run-program.ts'

const QUERIES = ['', '?country=PE', '?theme=oversight', '?status=substantial']

interface Read {
  readonly address: string
  readonly library: string
  readonly events: readonly (readonly string[])[]
  readonly faults: readonly string[]
}

/** Python's icalendar and vobject see in each calendar what ical.js sees. */
export const calendars: Reader = {
  name: 'icalendar and vobject',
  async read({ record, python }) {
    if (python === null) return 'needs python3 with venv, and pip'
    const addresses = LANGUAGES.flatMap((language) => QUERIES.map((query) => `${record.origin}/${language}/calendar.ics${query}`))
    const { output, complaints } = await runProgram(python, [join(import.meta.dirname, 'read-calendars.py'), ...addresses])
    const read = output.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Read]))
    const faults: string[] = []
    for (const { address, library, events, faults: found } of read) {
      faults.push(...found.map((fault) => `${library}: ${address} ${fault}`))
      const expected = await readEvents(address)
      if (address.endsWith('.ics') && expected.length === 0) faults.push(`${address} is empty`)
      if (JSON.stringify(events) !== JSON.stringify(expected)) faults.push(`${library}: ${address} holds other events than ical.js sees`)
    }
    if (read.length !== 2 * addresses.length) faults.push(`calendars read: ${read.length}. ${complaints.slice(-1_000)}`)
    return faults
  },
}

async function readEvents(address: string): Promise<readonly (readonly string[])[]> {
  const calendar = new ICAL.Component(ICAL.parse(await (await fetch(address)).text()) as [string, unknown[], unknown[]])
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return [event.uid, event.startDate.toString(), event.summary, String(component.getFirstPropertyValue('status') ?? '')]
  })
}
