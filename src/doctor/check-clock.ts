import { sql } from 'kysely'
import type { Database } from '../../db/schema.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Finding } from './finding.ts'

const NOTICED = 2_000
const WRONG = 60_000
const FIX = 'Let both machines take their time from the network (NTP): timedatectl set-ntp true.'

/** This machine's clock against the database's, and against the last act on the record. */
export async function checkClock(db: Database, clock: Clock): Promise<readonly Finding[]> {
  const asked = clock.now().getTime()
  const { rows } = await sql<{ there: Date; last: Date | null }>`select clock_timestamp() as there,
    case when to_regclass('log_head') is null then null else (select last_instant from log_head) end as last`.execute(db)
  const here = clock.now().getTime()
  const there = rows[0]?.there.getTime() ?? here
  const apart = Math.max(0, asked - there, there - here)
  const ahead = (rows[0]?.last?.getTime() ?? 0) - here
  const findings: Finding[] = [differs(apart, 'the database')]
  if (ahead > NOTICED)
    findings.push({
      state: 'fault',
      check: 'clock',
      says: `The last act on the record is dated ${Math.round(ahead / 1000)} s in the future.`,
      fix: 'This clock is late, or was once early. Acts go on being dated after the last one.',
    })
  return findings
}

/** `apart` in milliseconds. */
export function differs(apart: number, from: string): Finding {
  const seconds = (apart / 1000).toFixed(1)
  if (apart < NOTICED) return { state: 'ok', check: 'clock', says: `As in ${from}, but for less than ${NOTICED / 1000} s.` }
  return { state: apart < WRONG ? 'warn' : 'fault', check: 'clock', says: `${seconds} s from that of ${from}.`, fix: FIX }
}
