import { TILE_WIDTH, tilePath, tileWidth } from '../verifier/index.ts'

/** Every tile and entry bundle of a log of this size (C2SP tlog-tiles), complete and partial, as paths of the site. */
export function logFiles(size: number): readonly string[] {
  const paths: string[] = []
  const add = (level: number | 'entries', count: number) => {
    for (let index = 0; index * TILE_WIDTH < count; index += 1) {
      paths.push(`/log/tile/${tilePath({ level, index, width: tileWidth(level, index, size) })}`)
    }
  }
  add('entries', size)
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) add(level, count)
  return paths
}
