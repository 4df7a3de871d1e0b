import { TILE_WIDTH } from '../verifier/index.ts'

/**
 * The openings of a log of this size as files: a program asks for those of one tile at a time, in pages that say where the next
 * begins, and a file server knows no queries. `ask` fetches one page as text.
 */
export async function* openingsFiles(
  size: number,
  ask: (path: string) => Promise<string>,
): AsyncGenerator<{ readonly path: string; readonly text: string }> {
  for (let from = 0; from < size;) {
    const to = Math.min(size, (Math.floor(from / TILE_WIDTH) + 1) * TILE_WIDTH)
    const text = await ask(`/log/openings/${from}?to=${to}`)
    yield { path: `/log/openings/${from}`, text }
    const next = (JSON.parse(text) as { readonly to: number }).to
    if (!(next > from)) throw new Error(`the openings of ${from} do not go on`)
    from = next
  }
}
