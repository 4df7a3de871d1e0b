export { backUp, type TellTable } from './back-up.ts'
export { checkBackUp } from './check-back-up.ts'
export type { Manifest, ReadManifest } from './manifest.ts'
export { restoreBackUp } from './restore-back-up.ts'
