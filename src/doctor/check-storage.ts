import { randomBytes } from 'node:crypto'
import { openBucket, type BucketOptions } from '../evidence/index.ts'
import { type Finding, why, within } from './finding.ts'

const PATIENCE = 15_000

/** Whether a file can be written to the object store, read again and removed. */
export async function checkStorage(options: BucketOptions | null): Promise<readonly Finding[]> {
  if (options === null) return [{ state: 'ok', check: 'storage', says: 'Files of evidence lie in the database.' }]
  const bucket = openBucket(options)
  const name = `doctor-${randomBytes(8).toString('hex')}`
  const content = randomBytes(64)
  try {
    await within(PATIENCE, bucket.put(name, content))
    const read = await within(PATIENCE, bucket.get(name))
    await within(PATIENCE, bucket.remove(name))
    if (read?.equals(content) !== true) throw new Error('it gave back other bytes than were written')
    return [{ state: 'ok', check: 'storage', says: `The bucket ${options.bucket} takes, gives and removes.` }]
  } catch (error) {
    return [
      {
        state: 'fault',
        check: 'storage',
        says: `The bucket ${options.bucket} does not work (${why(error)}).`,
        fix: 'Check the variables S3_…; the bucket must exist, and the key must be let put, get and delete.',
      },
    ]
  } finally {
    await bucket.close()
  }
}
