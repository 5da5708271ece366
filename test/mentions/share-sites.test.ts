/** A place that stands behind a coordination belongs to all of it. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const found = (text: string): string[] =>
  extractor
    .extract(text)
    .mentions.flatMap((one) => (one.kind === 'condition' ? [`${one.text} ${one.icd10cm ?? '-'}`] : []))

it.each<[string, string[]]>([
  ['pain and redness in the right foot', ['pain M79.671', 'redness in the right foot L53.9']],
  ['Cellulitis with abscess, right foot.', ['Cellulitis L03.115', 'abscess, right foot L02.611']],
  ['contusion and laceration of the left hand', ['contusion S60.222A', 'laceration of the left hand S61.412A']],
  ['cancer and pain in the left breast', ['cancer C80.1', 'pain in the left breast N64.4']],
  ['pain. Redness in the right foot', ['pain R52', 'Redness in the right foot L53.9']],
  ['fever and pain in the right ear', ['fever R50.9', 'pain in the right ear H92.01']],
])('%s', (text, expected) => expect(found(text)).toEqual(expected))
