import { goldenDigests } from './golden-samples.ts'

process.send?.(await goldenDigests())
