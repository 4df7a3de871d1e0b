import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import type { DumpFileView } from '../../templates/view/dataset.ts'
import type { Context } from '../kernel/context.ts'
import { requireActor } from '../kernel/permissions.ts'
import { fencedMoment, type Moment } from './dump-moment.ts'
import type { DumpSink } from './dump-sink.ts'
import { writeDump, type TellDump } from './write-dump.ts'

/**
 * Writes a full dump into a folder, now (`asOf` null) or as the record stood just before an instant. Each file is written under
 * another name and then renamed, the sums last: where SHA256SUMS is there and fits, the dump is whole.
 */
export async function writeDumpFolder(
  ctx: Context,
  input: { readonly folder: string; readonly asOf: Date | null },
  tell: TellDump,
): Promise<{ readonly moment: Moment; readonly files: readonly DumpFileView[] }> {
  requireActor(ctx, 'makeDumps')
  await mkdir(input.folder, { recursive: true })
  await rm(join(input.folder, 'SHA256SUMS'), { force: true })
  const moment = await fencedMoment(ctx, input.asOf ?? new Date(ctx.clock.now().getTime() + 1))
  return { moment, files: await writeDump(ctx, moment, folderSink(input.folder), tell) }
}

function folderSink(folder: string): DumpSink {
  return {
    async open(name) {
      const [path, partial] = [join(folder, name), join(folder, `.${name}.part`)]
      const stream = createWriteStream(partial)
      const done = finished(stream)
      // Whoever writes or ends hears of it.
      done.catch(() => undefined)
      return {
        async write(bytes) {
          if (!stream.write(bytes)) await Promise.race([once(stream, 'drain'), done])
        },
        async end() {
          stream.end()
          await done
          await rename(partial, path)
        },
      }
    },
  }
}
