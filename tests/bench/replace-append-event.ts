import { registerHooks } from 'node:module'

registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier.endsWith('/append-event.ts') ? new URL('plain-append-event.ts', import.meta.url).href : specifier, context),
})
