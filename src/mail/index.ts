export { enqueueMails, type NewMail } from './enqueue-mail.ts'
export { createMailer } from './create-mailer.ts'
export { senderOf } from './sender-of.ts'
