import { fork } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LAYOUT } from '../../../templates/reports/status-report.pdf.ts'
import { toldBy } from '../../support/told-by.ts'
import golden from './golden.json' with { type: 'json' }

/** Pairs: what one of them changes would show, whatever the other is. */
const PLACES = [
  ['America/Lima', 'tr_TR.UTF-8'],
  ['Asia/Kathmandu', 'es_PE.UTF-8'],
  ['Pacific/Apia', 'en_US.UTF-8'],
] as const
const AGAIN = `The bytes of a report are others than those on record. If that is meant, give templates/reports/status-report.pdf.ts a further
LAYOUT name and run: npx node tests/templates/reports/make-golden.ts (or, where no edition can hold the old bytes yet, with
--same-layout "why")`

test('the digests on record are of the layout in use', () => {
  expect(golden.layout, AGAIN).toBe(LAYOUT)
})

test.each(PLACES)('the same snapshots give the same bytes in %s, under %s', { timeout: 60_000 }, async (zone, locale) => {
  const env = { ...process.env, TZ: zone, LANG: locale, LC_ALL: locale, LANGUAGE: locale }
  const child = fork(join(import.meta.dirname, 'golden-child.ts'), { env, execArgv: [] })
  const digests = await toldBy<Record<string, string>>(child)
  expect(digests, AGAIN).toEqual(golden.digests)
})
