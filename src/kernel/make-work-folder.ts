import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const OURS = /^vigia-(?:dump|import|upload)-\w{6}$/
const DAY_MS = 86_400_000

/**
 * Makes a folder of its own for files on their way; whoever asks for it removes it. Removes those that a process left which was
 * killed: nothing is under way for a day.
 */
export async function makeWorkFolder(use: 'dump' | 'import' | 'upload'): Promise<string> {
  for (const name of (await readdir(tmpdir())).filter((entry) => OURS.test(entry))) {
    const folder = join(tmpdir(), name)
    const changed = await stat(folder).catch(() => null)
    // Somebody else's, or removed by another process meanwhile: no reason not to go on.
    if (changed !== null && Date.now() - changed.mtimeMs > DAY_MS) await rm(folder, { recursive: true, force: true }).catch(() => undefined)
  }
  return mkdtemp(join(tmpdir(), `vigia-${use}-`))
}
