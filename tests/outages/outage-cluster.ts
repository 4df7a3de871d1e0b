import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { memoryFolder, unprivilegedUser } from '../support/postgres-cluster.ts'

/** Room for the database on a disk that can be filled. */
const ROOM = '256m'
const MEGABYTE = Buffer.alloc(1_048_576)

/** A throw-away Postgres whose server is stopped, replaced and starved at will; with fsync, as nothing else keeps a promise. */
export interface OutageCluster {
  readonly database: string
  /** The socket that the server of the moment answers at. */
  socket(): { readonly path: string }
  /** Whether the database lies on a disk of its own, which can be filled. */
  readonly canFill: boolean
  start(): void
  stop(mode: 'fast' | 'immediate'): void
  /** Makes a standby that has every commit before it is acknowledged; then the primary dies and the standby takes its place. */
  failOver(meanwhile: () => Promise<void>): Promise<void>
  /** Leaves no room; the function that it gives makes room again. */
  fill(): () => void
  /** A statement as the owner, who may write also while everybody else may not. */
  ask(statement: string): Promise<readonly Record<string, unknown>[]>
  /** Takes every connection that is left. */
  takeConnections(): Promise<() => Promise<void>>
  remove(): void
}

interface Server {
  readonly data: string
  readonly sockets: string
  readonly space: string
  readonly mounted: boolean
}

/** Makes the cluster with one empty database and starts it. `binaries`: the folder of initdb and its kin. */
export async function startOutageCluster(binaries: string): Promise<OutageCluster> {
  const user = unprivilegedUser()
  const folder = mkdtempSync(join(memoryFolder() ?? tmpdir(), 'vigia-outages-'))
  const own = (path: string) => user && chownSync(path, user.uid, user.gid)
  const run = (program: string, ...args: string[]) =>
    execFileSync(join(binaries, program), args, { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  chmodSync(folder, 0o700)
  own(folder)
  const mounts: string[] = []
  const place = (name: string): Server => {
    const [data, sockets, space] = [join(folder, `${name}-data`), join(folder, `${name}-run`), join(folder, `${name}-space`)]
    for (const path of [sockets, space]) mkdirSync(path)
    const mounted = tryMount(space)
    if (mounted) mounts.push(space)
    for (const path of [sockets, space]) own(path)
    return { data, sockets, space, mounted }
  }
  const start = (server: Server) =>
    run('pg_ctl', '-D', server.data, '-w', '-t', '60', '-l', `${server.data}.log`, '-o', `-k ${server.sockets} -h ''`, 'start')
  const stop = (server: Server, mode: string) => run('pg_ctl', '-D', server.data, '-w', '-m', mode, 'stop')
  let primary = place('s0')
  let count = 0
  run('initdb', '-D', primary.data, '-U', 'vigia', '-A', 'trust', '-E', 'UTF8', '--locale=C')
  const connectTo = async (server: Server, database: string): Promise<pg.Client> => {
    const client = new pg.Client({ host: server.sockets, user: 'vigia', database, options: '-c default_transaction_read_only=off' })
    client.on('error', () => undefined)
    await client.connect()
    return client
  }
  const askAt = async (server: Server, statement: string, database = 'postgres') => {
    const client = await connectTo(server, database)
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows
    } finally {
      await client.end()
    }
  }
  start(primary)
  await askAt(primary, `alter system set max_connections = 60`)
  await askAt(primary, `create tablespace small location '${primary.space}'`)
  await askAt(primary, 'create database outages tablespace small')
  stop(primary, 'fast')
  start(primary)
  return {
    database: 'outages',
    socket: () => ({ path: join(primary.sockets, '.s.PGSQL.5432') }),
    get canFill() {
      return primary.mounted
    },
    start: () => void start(primary),
    stop: (mode) => void stop(primary, mode),
    async failOver(meanwhile) {
      count += 1
      const standby = place(`s${count}`)
      const mapping = `--tablespace-mapping=${primary.space}=${standby.space}`
      run('pg_basebackup', '-h', primary.sockets, '-U', 'vigia', '-D', standby.data, '-R', '-X', 'stream', '-c', 'fast', mapping)
      start(standby)
      const streams = "select 1 from pg_stat_replication where state = 'streaming'"
      for (const until = Date.now() + 30_000; (await askAt(primary, streams)).length === 0 && Date.now() < until;) await sleep(100)
      await askAt(primary, "alter system set synchronous_standby_names = '*'")
      await askAt(primary, 'select pg_reload_conf()')
      await meanwhile()
      stop(primary, 'immediate')
      run('pg_ctl', '-D', standby.data, '-w', 'promote')
      primary = standby
    },
    fill() {
      const path = join(primary.space, 'filler')
      const file = openSync(path, 'w')
      try {
        for (;;) writeSync(file, MEGABYTE)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      } finally {
        closeSync(file)
      }
      return () => rmSync(path)
    },
    ask: (statement) => askAt(primary, statement, 'outages'),
    async takeConnections() {
      const taken: pg.Client[] = []
      for (;;) {
        const client = await connectTo(primary, 'postgres').catch(() => null)
        if (client === null) break
        taken.push(client)
      }
      return async () => void (await Promise.all(taken.map((client) => client.end())))
    },
    remove() {
      try {
        stop(primary, 'immediate')
      } finally {
        for (const path of mounts) execFileSync('umount', [path])
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

/** A small disk in memory; only root may have one. */
function tryMount(path: string): boolean {
  if (process.getuid?.() !== 0 || process.platform !== 'linux') return false
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOM}`, 'tmpfs', path], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
