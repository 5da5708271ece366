/** HL7 v2: the narrative of MDM and ORU messages, single, framed or in batches. */
import { latin1 } from './bytes.ts'
import { decodeBytes } from './decode.ts'
import { charsetOf } from './hl7v2-header.ts'
import { messagesOf } from './hl7v2-messages.ts'
import { parseMessage } from './hl7v2-segments.ts'
import { defineReader, limitsOf } from './reader.ts'
import { rejectionOf } from './refused.ts'

/**
 * Reads the text of OBX segments (TX, FT, ST) and documents in ED; numbers and codes are the source's own and stay
 * there. A position of the map counts in the message, whose place in the input is the origin's `at`.
 */
export const hl7v2Reader = defineReader({
  name: 'hl7v2',
  recognises: (head) => /^(?:\xef\xbb\xbf)?[\s\v]*(?:MSH|FHS|BHS)[^\w\s]/.test(latin1(head.subarray(0, 64))),
  async *read(input, _path, options) {
    const { messageNotes } = await import('./hl7v2-notes.ts')
    const limits = limitsOf(options)
    let record = options.recordsBefore ?? 0
    for await (const { bytes, why, at } of messagesOf(input, limits.recordBytes)) {
      record++
      if (bytes === null) {
        yield { rejected: { code: why ?? 'readers/bad-message', record, at } }
        continue
      }
      try {
        const charset = options.encoding ?? charsetOf(latin1(bytes.subarray(0, 2048)))
        yield* messageNotes(parseMessage(decodeBytes(bytes, charset)), record, at, limits)
      } catch (error) {
        yield { rejected: rejectionOf(error, record, at) }
      }
    }
  },
})
