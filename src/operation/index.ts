export { startHeartbeat } from './heartbeat.ts'
export type { Metrics } from './metrics.ts'
export { openWatch, type Watch } from './open-watch.ts'
export { measureProcess } from './process-vitals.ts'
