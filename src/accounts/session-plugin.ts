import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

/**
 * Starts a session for somebody who has proved by other means who they are. better-auth's own link by mail takes the
 * password away from whoever has not confirmed their address yet, which an invited person never had to.
 */
export const sessionPlugin = {
  id: 'vigia-session',
  endpoints: {
    startSession: createAuthEndpoint.serverOnly({ method: 'POST', body: z.object({ userId: z.string() }) }, async (ctx) => {
      const { internalAdapter } = ctx.context
      const user = await internalAdapter.findUserById(ctx.body.userId)
      const session = user && (await internalAdapter.createSession(user.id))
      if (!user || !session) throw new APIError('UNAUTHORIZED')
      await setSessionCookie(ctx, { session, user })
      return ctx.json({ token: session.token })
    }),
  },
} as const
