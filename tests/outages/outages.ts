import { setTimeout as sleep } from 'node:timers/promises'
import type { TcpRelay } from '../support/tcp-relay.ts'
import type { OutageCluster } from './outage-cluster.ts'

export interface Surroundings {
  readonly cluster: OutageCluster
  readonly database: TcpRelay
  readonly smtp: TcpRelay
  readonly hub: TcpRelay
  readonly storage: TcpRelay
}

export interface Outage {
  readonly name: string
  /** What is away: whether pages may be copies meanwhile, and whether an upload must be refused. */
  readonly of: 'database' | 'mail' | 'hub' | 'storage'
  /** Why it cannot be had on this machine; null: it can. */
  impossible?(around: Surroundings): string | null
  /** Begins it, holds it for about `milliseconds`, ends it; `during` is called once in the middle of it. */
  happen(around: Surroundings, milliseconds: number, during: () => Promise<void>): Promise<void>
}

/** The middle of an outage that a line makes. */
async function onLine(relay: TcpRelay, manner: 'cut' | 'stall' | number, milliseconds: number, during: () => Promise<void>): Promise<void> {
  relay.behave(manner)
  try {
    await sleep(milliseconds / 2)
    await during()
    await sleep(milliseconds / 2)
  } finally {
    relay.behave('through')
  }
}

/** Each way in which what Vigía relies on goes away and comes back. */
export const OUTAGES: readonly Outage[] = [
  {
    name: 'Postgres stopped',
    of: 'database',
    async happen({ cluster }, milliseconds, during) {
      cluster.stop('immediate')
      await sleep(milliseconds / 2)
      await during()
      await sleep(milliseconds / 2)
      cluster.start()
    },
  },
  {
    name: 'Postgres restarted',
    of: 'database',
    async happen({ cluster }, milliseconds, during) {
      cluster.stop('fast')
      await during()
      cluster.start()
      await sleep(milliseconds / 2)
    },
  },
  {
    name: 'failed over',
    of: 'database',
    async happen({ cluster, database }, milliseconds, during) {
      await cluster.failOver(() => sleep(milliseconds / 2))
      await during()
      database.lead(cluster.socket())
      database.behave('cut')
      database.behave('through')
      await sleep(milliseconds / 2)
    },
  },
  {
    name: 'out of connections',
    of: 'database',
    async happen({ cluster }, milliseconds, during) {
      const giveBack = await cluster.takeConnections()
      await sleep(milliseconds / 2)
      await during()
      await sleep(milliseconds / 2)
      await giveBack()
    },
  },
  {
    name: 'out of disk',
    of: 'database',
    impossible: ({ cluster }) => (cluster.canFill ? null : 'no small disk can be mounted here (root on Linux only)'),
    async happen({ cluster }, milliseconds, during) {
      const empty = cluster.fill()
      await sleep(milliseconds / 2)
      await during()
      await sleep(milliseconds / 2)
      empty()
    },
  },
  { name: 'Postgres slow', of: 'database', happen: ({ database }, milliseconds, during) => onLine(database, 15, milliseconds, during) },
  {
    name: 'the line to Postgres swallows',
    of: 'database',
    happen: ({ database }, milliseconds, during) => onLine(database, 'stall', milliseconds * 2, during),
  },
  {
    name: 'the line to Postgres breaks',
    of: 'database',
    happen: ({ database }, milliseconds, during) => onLine(database, 'cut', milliseconds, during),
  },
  {
    name: 'read-only',
    of: 'database',
    async happen({ cluster }, milliseconds, during) {
      await cluster.ask('alter system set default_transaction_read_only = on')
      await cluster.ask('select pg_reload_conf()')
      await sleep(milliseconds / 2)
      await during()
      await sleep(milliseconds / 2)
      await cluster.ask('alter system reset default_transaction_read_only')
      await cluster.ask('select pg_reload_conf()')
    },
  },
  { name: 'SMTP down', of: 'mail', happen: ({ smtp }, milliseconds, during) => onLine(smtp, 'cut', milliseconds, during) },
  { name: 'SMTP slow', of: 'mail', happen: ({ smtp }, milliseconds, during) => onLine(smtp, 400, milliseconds, during) },
  { name: 'hub down', of: 'hub', happen: ({ hub }, milliseconds, during) => onLine(hub, 'cut', milliseconds, during) },
  { name: 'hub slow', of: 'hub', happen: ({ hub }, milliseconds, during) => onLine(hub, 400, milliseconds, during) },
  {
    name: 'object storage down',
    of: 'storage',
    happen: ({ storage }, milliseconds, during) => onLine(storage, 'cut', milliseconds, during),
  },
  { name: 'object storage slow', of: 'storage', happen: ({ storage }, milliseconds, during) => onLine(storage, 150, milliseconds, during) },
]
