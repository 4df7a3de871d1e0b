export { createMailer } from './create-mailer.ts'
export { senderOf } from './sender-of.ts'
