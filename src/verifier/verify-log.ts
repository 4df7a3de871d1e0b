import { parseCheckpoint, type Checkpoint } from './checkpoint.ts'
import { LONGEST_LEAF, readBundle } from './entry-bundle.ts'
import { frontierRoot, growFrontier, newFrontier } from './frontier.ts'
import { foldHashes, leafHash, splitHashes } from './merkle.ts'
import { parseNote, parseVerifierKey, signersOf, type VerifierKey } from './note.ts'
import { applyLeaf, newRecordState, type Leaf, type RecordState } from './record-state.ts'
import type { Remembered } from './remembered.ts'
import { SiteError, type Site } from './site.ts'
import { compareOpenings, fetchOpenings, type NumberedLeaf, type Openings } from './verify-openings.ts'
import { TILE_WIDTH, tilePath, tileWidth, type TileAddress } from './tile-path.ts'

const LONGEST_NOTE = 1_000_000
const LONGEST_BUNDLE = TILE_WIDTH * (2 + LONGEST_LEAF)
const AHEAD = 4
const MOST_FINDINGS = 20

/** Where a run tells what it does; findings are what must not be. */
export interface Report {
  checked(what: string): void
  finding(what: string): void
  progress(done: number, of: number, what: string): void
}

export interface SignedCheckpoint {
  readonly note: string
  readonly checkpoint: Checkpoint
  /** The keys that signed it, among those trusted. */
  readonly keys: readonly VerifierKey[]
}

/** Fetches the checkpoint and checks its signature: with the trusted keys when there are any, else with those that the site offers. */
export async function fetchCheckpoint(site: Site, trusted: readonly VerifierKey[], report: Report): Promise<SignedCheckpoint | null> {
  const offered = ((await site.bytes('/log/key', LONGEST_NOTE)) ?? Buffer.alloc(0)).toString('utf8').split('\n').filter(Boolean)
  const keys = trusted.length > 0 ? trusted : offered.map(parseVerifierKey)
  for (const text of offered) {
    if (keys.some((key) => key.text === text))
      report.checked(`key ${text}${trusted.length > 0 ? ' (as remembered)' : ' (taken on trust from the site: compare it elsewhere)'}`)
    else report.checked(`the site offers a further key, which is not used: ${text}`)
  }
  const { status, body } = await site.answer('/log/checkpoint', LONGEST_NOTE)
  if (status === 503)
    report.finding('the log refuses to sign its present state (503): what follows is about the last checkpoint that it signed')
  else if (status !== 200) throw new SiteError(`/log/checkpoint: answered ${status}`)
  const note = parseNote(body.toString('utf8'))
  const checkpoint = note && parseCheckpoint(note.text)
  if (note === null || checkpoint === null) {
    report.finding('the checkpoint is not a signed checkpoint')
    return null
  }
  const signers = signersOf(note, keys)
  if (signers === null) {
    report.finding(
      `the checkpoint of size ${checkpoint.size} is not signed by ${trusted.length > 0 ? 'a remembered key' : 'the key that the site offers'}`,
    )
    return null
  }
  if (!signers.some((key) => key.name === checkpoint.origin))
    report.finding(`the checkpoint speaks of ${checkpoint.origin}; its key is another log's`)
  report.checked(`signature on the checkpoint: ${checkpoint.size} events, root ${checkpoint.root.toString('base64')}`)
  return { note: body.toString('utf8'), checkpoint, keys: signers }
}

export interface LogWalk {
  readonly state: RecordState
  /** Hashes of the complete level 0 tiles: what any of them must fold to when it is fetched again. */
  readonly tileRoots: readonly Buffer[]
}

/**
 * Reads every entry and tile of the checkpoint's tree, a few at a time, and compares: entries with leaf hashes, tiles with
 * the tiles above, all with the signed root, the beginning with the remembered checkpoint, each event with what the site shows
 * of it. `at` is called after each event.
 */
export async function walkLog(
  site: Site,
  checkpoint: Checkpoint,
  remembered: Remembered | null,
  report: Report,
  at: (size: number, state: RecordState) => void,
): Promise<LogWalk> {
  const state = newRecordState()
  const frontier = newFrontier()
  const tileRoots: Buffer[] = []
  let faults = 0
  const fault = (what: string) => {
    faults += 1
    if (faults <= MOST_FINDINGS) report.finding(what)
  }
  const compareRemembered = () => {
    if (remembered === null || frontier.size !== remembered.checkpoint.size) return
    if (!frontierRoot(frontier).equals(remembered.checkpoint.root))
      fault(`the first ${frontier.size} events are not those of the remembered checkpoint: the past was rewritten`)
    else report.checked(`the log begins with the whole remembered log of ${frontier.size} events`)
  }
  compareRemembered()
  at(0, state)
  const tiles = Math.ceil(checkpoint.size / TILE_WIDTH)
  for await (const { index, entries, hashes, openings } of readAhead(tiles, (tile) => fetchTile(site, tile, checkpoint.size))) {
    const width = tileWidth(0, index, checkpoint.size)
    if (hashes.length !== width) fault(`the tile of events ${index * TILE_WIDTH} ff. has ${hashes.length} hashes, not ${width}`)
    const leaves: NumberedLeaf[] = []
    if (entries === null || entries.length !== width) {
      fault(`the entries from ${index * TILE_WIDTH} on: ${entries === null ? 'cannot be read' : `${entries.length}, not ${width}`}`)
    }
    for (let place = 0; place < width; place += 1) {
      const seq = index * TILE_WIDTH + place
      const entry = entries?.[place]
      const hash = entry === undefined ? hashes[place] : leafHash(entry)
      if (hash === undefined) continue
      if (entry !== undefined) {
        if (!hash.equals(hashes[place] ?? hash)) fault(`event ${seq} is not what its hash in the tree says`)
        const leaf = readLeaf(entry, seq, state, fault)
        if (leaf !== null) leaves.push({ seq, leaf })
      }
      growFrontier(frontier, hash)
      compareRemembered()
      at(frontier.size, state)
    }
    compareOpenings(openings, leaves, state, fault)
    if (width === TILE_WIDTH && hashes.length === TILE_WIDTH) tileRoots.push(foldHashes(hashes))
    report.progress(Math.min((index + 1) * TILE_WIDTH, checkpoint.size), checkpoint.size, 'events')
  }
  if (remembered !== null && checkpoint.size < remembered.checkpoint.size) {
    fault(`the log has ${checkpoint.size} events and had ${remembered.checkpoint.size}: its end was cut off`)
  }
  if (!frontierRoot(frontier).equals(checkpoint.root)) fault('the entries do not lead to the signed root')
  else report.checked(`${frontier.size} events lead to the signed root: each of them is included, in this order, without a gap`)
  await checkUpperTiles(site, checkpoint.size, tileRoots, fault)
  if (faults > MOST_FINDINGS) report.finding(`and ${faults - MOST_FINDINGS} more of this kind`)
  return { state, tileRoots }
}

function readLeaf(entry: Buffer, seq: number, state: RecordState, fault: (what: string) => void): Leaf | null {
  let leaf: Leaf
  try {
    leaf = JSON.parse(entry.toString('utf8')) as Leaf
  } catch {
    fault(`event ${seq} is not JSON`)
    return null
  }
  if (leaf.format !== 'vigia-event/1' || leaf.seq !== seq)
    fault(`event ${seq} calls itself ${String(leaf.format)} number ${String(leaf.seq)}`)
  applyLeaf(state, seq, leaf)
  return leaf
}

/** Every tile above level 0 must hold the roots of the complete tiles below it. */
async function checkUpperTiles(site: Site, size: number, tileRoots: readonly Buffer[], fault: (what: string) => void): Promise<void> {
  let below = tileRoots
  for (let level = 1; below.length > 0; level += 1) {
    const above: Buffer[] = []
    for (let index = 0; index * TILE_WIDTH < below.length; index += 1) {
      const own = below.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH)
      const address = { level, index, width: tileWidth(level, index, size) }
      const served = (await fetchTileBytes(site, address, TILE_WIDTH * 32)).subarray(0, own.length * 32)
      if (!served.equals(Buffer.concat(own))) fault(`tile ${tilePath(address)} does not follow from the tiles below it`)
      if (own.length === TILE_WIDTH) above.push(foldHashes(own))
    }
    below = above
  }
}

interface FetchedTile {
  readonly index: number
  readonly entries: readonly Buffer[] | null
  readonly hashes: readonly Buffer[]
  readonly openings: readonly Openings[]
}

async function fetchTile(site: Site, index: number, size: number): Promise<FetchedTile> {
  const width = tileWidth(0, index, size)
  const [entries, hashes, openings] = await Promise.all([
    fetchTileBytes(site, { level: 'entries', index, width }, LONGEST_BUNDLE),
    fetchTileBytes(site, { level: 0, index, width }, TILE_WIDTH * 32),
    fetchOpenings(site, index * TILE_WIDTH, index * TILE_WIDTH + width),
  ])
  return { index, entries: readBundle(entries)?.slice(0, width) ?? null, hashes: splitHashes(hashes).slice(0, width), openings }
}

/** A tile, or the full one where a partial tile is gone because the log has grown. Nothing when the site has neither. */
export async function fetchTileBytes(site: Site, address: TileAddress, limit: number): Promise<Buffer> {
  const exact = await site.bytes(`/log/tile/${tilePath(address)}`, limit)
  if (exact !== null || address.width === TILE_WIDTH) return exact ?? Buffer.alloc(0)
  return (await site.bytes(`/log/tile/${tilePath({ ...address, width: TILE_WIDTH })}`, limit)) ?? Buffer.alloc(0)
}

/** Gives results in order while the next few are under way. */
async function* readAhead<Result>(count: number, read: (index: number) => Promise<Result>): AsyncGenerator<Result> {
  const waiting: Promise<Result>[] = []
  for (let index = 0; index < count + AHEAD; index += 1) {
    if (index < count) {
      const next = read(index)
      next.catch(() => undefined)
      waiting.push(next)
    }
    if (index >= AHEAD) yield await (waiting.shift() as Promise<Result>)
  }
}
