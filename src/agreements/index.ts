export { listAgreements } from './list-agreements.ts'
export { readAgreement } from './read-agreement.ts'
