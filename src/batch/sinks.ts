/** The sinks of a run, by its settings. */
import { bundleSink } from './bundle-sink.ts'
import { ndjsonSink } from './ndjson-sink.ts'
import type { BatchSettings } from './settings.ts'
import type { MakeSink, Sink, SinkContext } from './sink.ts'
import { tablesSink } from './tables-sink.ts'

const forms: Readonly<Record<BatchSettings['as'], MakeSink>> = { ndjson: ndjsonSink, bundle: bundleSink }

export function sinksFor({ as, tables }: BatchSettings, context: SinkContext): readonly Sink[] {
  return [forms[as](context), ...(tables ? [tablesSink(context)] : [])]
}
