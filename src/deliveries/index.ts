export { deliverMails } from './deliver-mails.ts'
