/** What `extract --validate` tells. */
import { type BundleOptions, type Extraction, toBundle, validateResource } from '../node.ts'
import type { Console } from './console.ts'

/** Tells what is wrong with the resources; gives the number of errors. */
export function validate(extraction: Extraction, options: BundleOptions, place: string, console: Console): number {
  let errors = 0
  for (const { severity, path, message } of validateResource(toBundle(extraction, options))) {
    if (severity === 'error') errors++
    console.error(`tincture: ${place}: ${severity}: ${path}: ${message}`)
  }
  return errors
}
