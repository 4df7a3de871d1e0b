import { createHash } from 'node:crypto'
import { foldHashes, splitHashes } from './merkle.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { Site } from './site.ts'
import { TILE_WIDTH, tileWidth } from './tile-path.ts'
import { fetchTileBytes, type LogWalk, type Report } from './verify-log.ts'

const LONGEST_SNAPSHOT = 200_000_000

/** Downloads every edition's files and snapshot and compares them with the digests in its event; also the log digest printed in it. */
export async function verifyEditions(site: Site, checkpoint: Checkpoint, walk: LogWalk, report: Report): Promise<void> {
  const { editions } = walk.state
  let files = 0
  for (const [place, edition] of editions.entries()) {
    for (const file of edition.files) {
      const path = `/reports/${edition.slug}.${file.language}.pdf`
      const found = await site.digest(path)
      files += 1
      if (found === null) report.finding(`${path} is missing; event ${edition.seq} issued it`)
      else if (found.sha256 !== file.sha256 || found.bytes !== file.bytes) {
        report.finding(`${path} is not the file of event ${edition.seq}: sha256 ${found.sha256}, not ${file.sha256}`)
      }
    }
    await verifySnapshot(site, checkpoint, walk, edition, report)
    report.progress(place + 1, editions.length, 'editions')
  }
  report.checked(`${editions.length} editions: ${files} files and ${editions.length} snapshots compared with the digests in their events`)
}

async function verifySnapshot(
  site: Site,
  checkpoint: Checkpoint,
  walk: LogWalk,
  edition: LogWalk['state']['editions'][number],
  report: Report,
): Promise<void> {
  const path = `/reports/${edition.slug}.json`
  const snapshot = await site.bytes(path, LONGEST_SNAPSHOT)
  if (snapshot === null) {
    report.finding(`${path} is missing; event ${edition.seq} issued it`)
    return
  }
  const sha256 = createHash('sha256').update(snapshot).digest('hex')
  if (sha256 !== edition.snapshotSha256) {
    report.finding(`${path} is not the snapshot of event ${edition.seq}: sha256 ${sha256}, not ${edition.snapshotSha256}`)
    return
  }
  const { log } = JSON.parse(snapshot.toString('utf8')) as { log?: { size: number; lastDigest: string | null } }
  if (log === undefined || log.size === 0) return
  const found = log.size <= checkpoint.size ? await leafHashAt(site, checkpoint.size, log.size - 1, walk.tileRoots) : null
  if (found?.toString('hex') !== log.lastDigest)
    report.finding(`${edition.slug} prints a digest for log size ${log.size} that the log does not have`)
}

/** The leaf hash of an event that was walked already; its tile is fetched again and must be the same. */
async function leafHashAt(site: Site, size: number, seq: number, tileRoots: readonly Buffer[]): Promise<Buffer | null> {
  const index = Math.floor(seq / TILE_WIDTH)
  const hashes = splitHashes(await fetchTileBytes(site, { level: 0, index, width: tileWidth(0, index, size) }, TILE_WIDTH * 32))
  const known = tileRoots[index]
  if (known !== undefined && (hashes.length !== TILE_WIDTH || !foldHashes(hashes).equals(known))) return null
  return hashes[seq % TILE_WIDTH] ?? null
}
