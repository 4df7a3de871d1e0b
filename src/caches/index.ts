export { purgeCaches } from './purge-caches.ts'
export { tellCaches } from './tell-caches.ts'
