export { composeMails } from './compose-mails.ts'
export { recoverDigestRuns } from './recover-digest-runs.ts'
export { startDigestRuns } from './start-digest-runs.ts'
export { tellByMail } from './tell-by-mail.ts'
