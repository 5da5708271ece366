/** Too much of a drug, or none any more: one condition, and no drug given. */
import { expect, it } from 'vitest'
import { createExtractor } from '../../src/node.ts'

const extractor = createExtractor()
const found = (text: string): string[] =>
  extractor
    .extract(text)
    .mentions.flatMap((one) =>
      one.kind === 'condition'
        ? [`${one.text} ${one.certainty} ${one.icd10cm ?? '-'}`]
        : one.kind === 'medication'
          ? [`drug ${one.text}`]
          : [],
    )

it.each<[string, string[]]>([
  // by the drug's class, where a code is known
  ['After verapamil OD overnight.', ['verapamil OD present T46.1X1A']],
  ['Suspected Depakote toxicity.', ['Depakote toxicity possible T42.6X1A']],
  ['No Xanax withdrawal.', ['Xanax withdrawal absent F13.939']],
  // and with none where it is not
  ['Likely mycophenolate toxicity.', ['mycophenolate toxicity possible -']],
  ['# Baclofen w/d', ['Baclofen w/d present -']],
  // a test, a plan, a line's end
  ['Opioid tox screen sent.', ['drug Opioid']],
  ['Steroid withdrawal protocol.', ['drug Steroid']],
  // the right eye, once daily
  ['Timolol OD bid.', ['drug Timolol']],
  ['Taking amlodipine OD.', ['drug amlodipine']],
  ['Latanoprost OD at night.', ['drug Latanoprost']],
  ['MEDICATIONS:\nmetoprolol OD\naspirin OD', ['drug metoprolol', 'drug aspirin']],
])('%j', (text, expected) => expect(found(text)).toEqual(expected))
