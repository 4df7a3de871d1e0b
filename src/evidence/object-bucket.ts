import type { S3ClientConfig } from '@aws-sdk/client-s3'

export interface BucketOptions {
  readonly bucket: string
  /** Undefined: the provider's own. */
  readonly endpoint: string | undefined
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** The bucket's name in the path, as self-hosted stores want it. */
  readonly forcePathStyle: boolean
}

/** Bytes by name in an S3-compatible object store. */
export interface ObjectBucket {
  put(name: string, content: Uint8Array): Promise<void>
  get(name: string): Promise<Buffer | null>
  remove(name: string): Promise<void>
  close(): Promise<void>
}

/** Milliseconds that one call may take, its three tries together. */
const PATIENCE = 30_000

/**
 * Opens a bucket that exists. Each call is tried three times within `patience` milliseconds and throws what the store answered, or that
 * it did not.
 */
export function openBucket(options: BucketOptions, patience = PATIENCE): ObjectBucket {
  // Loaded only where a bucket is configured: it is large.
  const opened = import('@aws-sdk/client-s3').then((sdk) => ({ sdk, client: new sdk.S3Client(clientOptions(options)) }))
  opened.catch(() => undefined)
  const inTime = async <Result>(call: (abortSignal: AbortSignal) => Promise<Result>): Promise<Result> => {
    const signal = AbortSignal.timeout(patience)
    const late = Promise.withResolvers<never>()
    const tell = () => late.reject(new Error(`the object store gave no answer within ${patience} ms`))
    signal.addEventListener('abort', tell, { once: true })
    try {
      return await Promise.race([call(signal), late.promise])
    } finally {
      signal.removeEventListener('abort', tell)
    }
  }
  const at = (name: string) => ({ Bucket: options.bucket, Key: name })
  return {
    async put(name, content) {
      const { sdk, client } = await opened
      const put = new sdk.PutObjectCommand({ ...at(name), Body: content, ContentType: 'application/octet-stream' })
      await inTime((abortSignal) => client.send(put, { abortSignal }))
    },
    async get(name) {
      const { sdk, client } = await opened
      try {
        return await inTime(async (abortSignal) => {
          const { Body } = await client.send(new sdk.GetObjectCommand(at(name)), { abortSignal })
          return Body === undefined ? null : Buffer.from(await Body.transformToByteArray())
        })
      } catch (error) {
        if (error instanceof sdk.NoSuchKey) return null
        throw error
      }
    },
    async remove(name) {
      const { sdk, client } = await opened
      await inTime((abortSignal) => client.send(new sdk.DeleteObjectCommand(at(name)), { abortSignal }))
    },
    async close() {
      const { client } = await opened
      client.destroy()
    },
  }
}

function clientOptions(options: BucketOptions): S3ClientConfig {
  return {
    ...(options.endpoint === undefined ? {} : { endpoint: options.endpoint }),
    region: options.region,
    credentials: { accessKeyId: options.accessKeyId, secretAccessKey: options.secretAccessKey },
    forcePathStyle: options.forcePathStyle,
    maxAttempts: 3,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  }
}
