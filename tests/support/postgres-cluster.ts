import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readFileSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Cluster {
  /** Leads to the maintenance database, over a socket inside the cluster's own folder. */
  readonly url: string
  stop(): Promise<void>
}

/** Initialises, serves until its standard input closes, then stops and removes the folder: also when the tests were killed. */
const KEEPER = `
bin=$1 folder=$2
"$bin/initdb" -D "$folder/data" -U vigia -A trust -E UTF8 --locale=C --no-sync >"$folder/log" 2>&1 </dev/null || { echo failed >"$folder/failed"; cat >/dev/null; rm -rf "$folder"; exit 1; }
"$bin/postgres" -D "$folder/data" -k "$folder" -h '' -F -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off -c max_connections=200 -c max_wal_size=4GB >>"$folder/log" 2>&1 </dev/null &
server=$!
cat >/dev/null
kill -INT $server
wait $server
rm -rf "$folder"
`

/**
 * A throw-away Postgres on a memory file system where there is one, without fsync, reached over a socket.
 * Postgres refuses to run as root: then it runs as the user `postgres`, else `nobody`. Throws with the server's log.
 */
export async function startCluster(binaries: string): Promise<Cluster> {
  const user = unprivilegedUser()
  const folder = mkdtempSync(join(memoryFolder() ?? tmpdir(), 'vigia-test-'))
  chmodSync(folder, 0o700)
  if (user) chownSync(folder, user.uid, user.gid)
  const reachable = user ? reachableBy(user, binaries, folder) : binaries
  const keeper = spawn('/bin/sh', ['-c', KEEPER, 'keeper', reachable, folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: folder,
    ...user,
  })
  const ended = once(keeper, 'exit')
  const stop = async () => {
    keeper.stdin.end()
    await ended
  }
  const socket = join(folder, '.s.PGSQL.5432')
  for (const until = Date.now() + 30_000; !existsSync(socket) || !/ready to accept/.test(log(folder)); await sleep(50)) {
    if (existsSync(join(folder, 'failed')) || Date.now() > until || keeper.exitCode !== null) {
      const said = log(folder)
      await stop()
      throw new Error(`The throw-away Postgres did not start: ${said.slice(-2_000)}`)
    }
  }
  return { url: `postgres://vigia@localhost/postgres?host=${encodeURIComponent(folder)}`, stop }
}

/** Binaries in the home of root, where the other user may not look, are copied beside the data. */
function reachableBy(user: { uid: number; gid: number }, binaries: string, folder: string): string {
  const { status } = spawnSync(join(binaries, 'initdb'), ['--version'], { ...user, cwd: '/', stdio: 'ignore' })
  if (status === 0) return binaries
  cpSync(dirname(binaries), join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
  execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, join(folder, 'native')])
  return join(folder, 'native/bin')
}

/** Containers often have 64 MB there, which one cluster outgrows. */
export function memoryFolder(): string | undefined {
  if (!existsSync('/dev/shm')) return undefined
  const { bavail, bsize } = statfsSync('/dev/shm')
  return bavail * bsize > 1_000_000_000 ? '/dev/shm' : undefined
}

function log(folder: string): string {
  try {
    return readFileSync(join(folder, 'log'), 'utf8')
  } catch {
    return ''
  }
}

export function unprivilegedUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
      return { uid: id('-u'), gid: id('-g') }
    } catch {
      continue
    }
  }
  throw new Error('Running as root, and there is neither a user postgres nor nobody to run Postgres as.')
}
