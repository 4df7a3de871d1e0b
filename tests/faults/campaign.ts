import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Connection } from '../../db/connect.ts'
import { plainEnvironment } from '../support/plain-environment.ts'
import { checkEditions } from './check-editions.ts'
import type { KillPoint } from './kill-switch.ts'
import { untilKilled, type KillCount } from './until-killed.ts'
import type { ChildOrder } from './worker-child.ts'

/** After so long no draft waits any more. */
const LONGEST_HOLD = 5 * 86_400_000

export interface Campaign {
  readonly connection: Connection
  readonly databaseUrl: string
  /** How many work on the same database at the same time. */
  readonly instances: number
  /** One process each, in this order and then from the first again; those of one round start together. */
  readonly kills: readonly KillPoint[]
  /**
   * It ends when so many were killed, or after three times as many processes: of those that work together, one may find nothing left
   * to do before it gets to its point.
   */
  readonly wanted: number
  /** Where the clocks of a round begin, by its number (ISO 8601): they may go forwards and back. */
  readonly clock: (round: number) => string
  /** Account of an editor who approves drafts in every second round. */
  readonly editor: string
  readonly onRound?: (round: number, ends: readonly string[]) => void
}

/**
 * Kills one process after the other in the middle of issuing, lets the time pass that the queue takes to notice, looks for half
 * and double editions after every round, then lets everybody finish at the latest clock and looks whether every period has its edition.
 */
export async function runCampaign(campaign: Campaign): Promise<Pick<KillCount, 'killed' | 'faults'>> {
  const { connection, kills, instances, clock, wanted } = campaign
  const wrong: string[] = []
  const { killed, faults, rounds } = await untilKilled({
    wanted,
    most: Math.ceil((wanted * 3) / instances),
    async round(round) {
      const ends = await Promise.all(
        Array.from({ length: instances }, async (_, place) => {
          const kill = kills[(round * instances + place) % kills.length] ?? null
          const approver = (round + place) % 2 === 1 ? campaign.editor : null
          const end = await runChild(connection, {
            databaseUrl: campaign.databaseUrl,
            instant: clock(round),
            kill,
            patienceMs: 12_000,
            approver,
          })
          await letTimePass(connection)
          return end
        }),
      )
      wrong.push(...(await checkEditions(connection.db, null)))
      campaign.onRound?.(round, ends)
      return ends
    },
  })
  const latest = Date.parse(
    Array.from({ length: rounds }, (_, past) => clock(past))
      .toSorted()
      .at(-1) ?? clock(0),
  )
  for (const instant of [latest, latest + LONGEST_HOLD]) {
    const last = {
      databaseUrl: campaign.databaseUrl,
      instant: new Date(instant).toISOString(),
      kill: null,
      patienceMs: 600_000,
      approver: null,
    }
    wrong.push(
      ...(await Promise.all(Array.from({ length: instances }, () => runChild(connection, last)))).filter((said) => said !== 'idle'),
    )
    await letTimePass(connection)
  }
  return { killed, faults: [...faults, ...wrong, ...(await checkEditions(connection.db, new Date(latest)))] }
}

/**
 * As if minutes had gone by: the heartbeats of the dead are old, and the pauses before the next try are over. Those who live are taken
 * for dead as well, until their next beat, so that two may work on one edition.
 */
async function letTimePass({ pool }: Connection): Promise<void> {
  await pool.query("update pgboss.job set heartbeat_on = now() - interval '10 minutes' where state = 'active'")
  await endPauses(pool)
}

async function endPauses(pool: Connection['pool']): Promise<void> {
  await pool.query("update pgboss.job set start_after = now() where state = 'retry' and start_after > now()")
}

/** What became of it: `killed …`, `idle`, `busy`, or `failed …`. */
async function runChild({ pool }: Connection, order: ChildOrder): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'worker-child.ts'), JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: plainEnvironment(),
    timeout: order.patienceMs + 60_000,
    killSignal: 'SIGKILL',
  })
  const passing = setInterval(() => void endPauses(pool).catch(() => undefined), 1_000)
  let said = ''
  let wrong = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (wrong += text))
  await once(child, 'close')
  clearInterval(passing)
  const [last = ''] = said.trim().split('\n').toReversed()
  if (last.startsWith('killed') || (['idle', 'busy'].includes(last) && child.exitCode === 0)) return last
  return `failed with ${child.exitCode}: ${wrong.slice(-1_000)}`
}
