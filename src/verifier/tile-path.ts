export const TILE_WIDTH = 256

export interface TileAddress {
  readonly level: number | 'entries'
  readonly index: number
  /** 1 to 256; below 256 it is a partial tile. */
  readonly width: number
}

/** How many hashes (or entries) tile `index` of a level has in a tree of `size` leaves; 0 when it lies beyond. */
export function tileWidth(level: number | 'entries', index: number, size: number): number {
  const inLevel = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level))
  return Math.max(0, Math.min(TILE_WIDTH, inLevel - index * TILE_WIDTH))
}

/** Path of a tile below `tile/` (C2SP tlog-tiles): `0/x001/x234/067`, `entries/000.p/17`. */
export function tilePath({ level, index, width }: TileAddress): string {
  const groups = [String(index % 1000).padStart(3, '0')]
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
  return `${level}/${groups.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** Reads what `tilePath` writes, and nothing else. Null when it is not exactly that. */
export function parseTilePath(path: string): TileAddress | null {
  const match = /^(entries|0|[1-9]\d?)\/((?:x\d{3}\/)*\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path)
  if (!match) return null
  const level = match[1] === 'entries' ? 'entries' : Number(match[1])
  const address = {
    level,
    index: Number(match[2]?.replaceAll(/[x/]/g, '')),
    width: match[3] === undefined ? TILE_WIDTH : Number(match[3]),
  } as const
  const fits = (level === 'entries' || level <= 63) && Number.isSafeInteger(address.index)
  return fits && tilePath(address) === path ? address : null
}
