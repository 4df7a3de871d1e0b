const OWN_MAIL =
  'A subscriber has no account, and a trace would outlive what they asked to end; what they follow is theirs to read and delete.'
const SIGN_IN = 'The security log tells of every sign-in and second step (docs/watching.md); a session is no act.'
const NO_ACT = 'It writes nothing of its own: what it leads to is opened, described or derived.'

/** Verbs that can write and leave neither an event nor an entry of the journal, and why. */
export const WITHOUT_TRACE: Readonly<Record<string, string>> = {
  // Sign-in.
  signIn: SIGN_IN,
  requestSignInLink: SIGN_IN,
  useSignInLink: SIGN_IN,
  startProviderSignIn: SIGN_IN,
  passSecondFactor: SIGN_IN,
  readActor: 'It notes when a session was last used.',
  readKeyActor: 'It notes when a key was last used.',
  // One's own unfinished business, of which nobody else sees anything.
  beginSecondFactor: 'Nothing counts before confirmSecondFactor, which leaves its entry.',
  rememberLanguage: 'The language of one’s own pages.',
  keepUnfinished: 'What somebody types and has not sent is theirs alone and goes after thirty days.',
  discardUnfinished: 'The same.',
  // Readers without an account.
  changePreferences: OWN_MAIL,
  confirmSubscription: OWN_MAIL,
  deleteSubscriber: OWN_MAIL,
  endByAddress: OWN_MAIL,
  endSubscriptions: OWN_MAIL,
  requestAccess: OWN_MAIL,
  requestSubscription: OWN_MAIL,
  shutLinks: OWN_MAIL,
  unsubscribe: OWN_MAIL,
  requestReport: 'Anybody may ask for a report of a list; it is no edition and goes after a week.',
  takeFeedback: 'What a mail server says of a mail; the mail’s own row holds it.',
  // The machine.
  claimRequest: 'It holds the key under which a request of the API counts once; the verb behind it leaves the trace.',
  loadCatalogue: 'Into an empty record only, once; everything in it leaves its event (tests/imports/load-catalogue.test.ts).',
  runImport:
    'It does step by step what startApply and startUndo let go; each row leaves its own trace (tests/imports/apply-and-undo.test.ts).',
  webhookKey: 'It makes the key of the site’s webhooks when it is first asked for.',
  writeDumpFolder: 'It writes files of public data on the machine of whoever runs it.',
  apiDocument: NO_ACT,
  apiDocumentation: NO_ACT,
  operations: NO_ACT,
  datasetNamed: NO_ACT,
  moveRows: NO_ACT,
  openPublicLog: 'It signs checkpoints and keeps tiles of what is in the log already.',
  lastSigned: 'It reads the last checkpoint; its file also writes them.',
  openWatch: 'A process says that it lives.',
  examine: NO_ACT,
}
