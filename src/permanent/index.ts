export { findPermanent } from './find-permanent.ts'
