/** The sinks of a run, by its settings. */
import { bundleSink } from './bundle-sink.ts'
import { ndjsonSink } from './ndjson-sink.ts'
import type { BatchSettings } from './settings.ts'
import type { MakeSink, Sink, SinkContext } from './sink.ts'

const forms: Readonly<Record<BatchSettings['as'], MakeSink>> = { ndjson: ndjsonSink, bundle: bundleSink }

/** A form of output is a row above; tables beside resources are one more sink in the list. */
export function sinksFor({ as }: BatchSettings, context: SinkContext): readonly Sink[] {
  return [forms[as](context)]
}
