import { setTimeout as sleep } from 'node:timers/promises'
import type { Span } from '@opentelemetry/api'
import { currentOrigin, withOrigin } from '../kernel/origin.ts'
import type { Tracer } from '../kernel/tracer.ts'
import { VERSION } from '../kernel/version.ts'

/** Statements are cut here; their values are in none. */
const LONGEST = 2_000
/** How long the end of a process waits for the collector, in milliseconds. */
const PATIENCE = 3_000
const KINDS = { server: 'SERVER', consumer: 'CONSUMER' } as const

/**
 * Sends spans to a collector that speaks OTLP over HTTP (OpenTelemetry; `endpoint` is its base, to which `/v1/traces` is added).
 * What it takes is read when it is opened and not before: a service without traces never loads it. A collector that is away loses
 * spans, and nothing else.
 */
export async function openTracer(endpoint: string, mode: string): Promise<Tracer> {
  const { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } = await import('@opentelemetry/api')
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http')
  const { resourceFromAttributes } = await import('@opentelemetry/resources')
  const { BatchSpanProcessor, TracerProvider } = await import('@opentelemetry/sdk-trace')
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'vigia', 'service.version': VERSION, 'vigia.mode': mode }),
    spanProcessors: [new BatchSpanProcessor({ exporter, exportTimeoutMillis: PATIENCE, scheduledDelayMillis: 1_000 })],
  })
  const tracer = provider.getTracer('vigia', VERSION)
  const parentOf = (traceparent: string | undefined) => {
    const [, traceId, spanId, flags] = traceparent?.split('-') ?? []
    if (traceId === undefined || spanId === undefined || flags === undefined) return ROOT_CONTEXT
    return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true })
  }
  return {
    async span(name, kind, work) {
      const origin = currentOrigin()
      const span = tracer.startSpan(name, { kind: SpanKind[KINDS[kind]] }, parentOf(origin?.trace))
      try {
        return await withOrigin({ ...origin, trace: traceparentOf(span) }, () =>
          work((facts, better) => {
            span.setAttributes(facts)
            if (better !== undefined) span.updateName(better)
          }),
        )
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', error instanceof Error ? error.name : typeof error)
        throw error
      } finally {
        span.end()
      }
    },
    statement(text, milliseconds) {
      const parent = currentOrigin()?.trace
      if (parent === undefined) return
      const verb = /^\s*\(?(\w+)/.exec(text)?.[1]?.toLowerCase() ?? 'sql'
      const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text.slice(0, LONGEST) }
      tracer.startSpan(verb, { kind: SpanKind.CLIENT, startTime: Date.now() - milliseconds, attributes }, parentOf(parent)).end()
    },
    async close() {
      await Promise.race([provider.shutdown().catch(() => undefined), sleep(PATIENCE, undefined, { ref: false })])
    },
  }
}

/** W3C Trace Context, section 3.2. */
function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext()
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`
}
