export { exportSite, type OpenedSite } from './export-site.ts'
export { readSitemapPart, readSitemapParts } from './read-sitemap.ts'
export { verifyMirror } from './verify-mirror.ts'
