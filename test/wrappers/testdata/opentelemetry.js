import { context, trace } from '@opentelemetry/api'
import { ZoneContextManager } from '@opentelemetry/context-zone-peer-dep'
import { registerInstrumentations } from '@opentelemetry/instrumentation'
import { UserInteractionInstrumentation } from '@opentelemetry/instrumentation-user-interaction'
import { WebTracerProvider } from '@opentelemetry/sdk-trace-web'

globalThis.telemetry = { context, trace, tracer: trace.getTracer('page') }

new WebTracerProvider().register(globalThis.Zone ? { contextManager: new ZoneContextManager() } : {})
registerInstrumentations({ instrumentations: [new UserInteractionInstrumentation({ eventNames: ['click', 'message', 'open', 'error'] })] })
