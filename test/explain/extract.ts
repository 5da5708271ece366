/** Extractions of invented notes, and their explanations. */
import { type Explanation, explainFinding } from '../../src/explain/index.ts'
import { createExtractor, type ExtractorOptions } from '../../src/node.ts'

const usual = createExtractor()

/** The explanations of all findings of a note. */
export function explain(text: string, options?: ExtractorOptions): readonly Explanation[] {
  const extraction = (options ? createExtractor(options) : usual).extract(text)
  return extraction.findings.map((finding) => explainFinding(extraction, finding))
}
