/** What is found in a text with the built-in lexicon, where the small one of `page-of.ts` has not the names. */
import { createExtractor } from '../../../src/node.ts'

const extractor = createExtractor()

/** "creatinine|1.8|mg/dL", the empty parts at the end left out. */
export function read(text: string): readonly string[] {
  return extractor.extract(text).mentions.flatMap((one) => {
    if (one.kind !== 'observation') return []
    const parts = [one.name, `${one.comparator ?? ''}${one.value}`, one.unit ?? '']
    while (parts.at(-1) === '') parts.pop()
    return [parts.join('|')]
  })
}
