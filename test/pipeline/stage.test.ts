/** An order of stages is checked before the first note. */
import { describe, expect, it } from 'vitest'
import { ConfigError } from '../../src/errors.ts'
import { checkStages, defineStage } from '../../src/pipeline/index.ts'

const tokens = defineStage({ name: 'tokens', reads: [], writes: 'tokens', run: () => null as never })
const lines = defineStage({ name: 'lines', reads: ['tokens'], writes: 'lines', run: () => [] })

function refusal(...stages: Parameters<typeof checkStages>[0]): unknown {
  try {
    checkStages(stages)
  } catch (error) {
    return error
  }
  return null
}

describe('checkStages', () => {
  it('takes an order in which everything is written before it is read', () => expect(refusal(tokens, lines)).toBeNull())
  it('takes none', () => expect(refusal()).toBeNull())
  it('refuses a layer that is read before it is written, and says the mend', () => {
    const error = refusal(lines, tokens)
    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({
      code: 'pipeline/missing-layer',
      message: 'Stage "lines" reads "tokens", which no earlier stage writes; put the "tokens" stage before it.',
    })
  })
  it('refuses a stage that reads what it writes itself', () => {
    const own = defineStage({ name: 'own', reads: ['lines'], writes: 'lines', run: () => [] })
    expect(refusal(tokens, own)).toMatchObject({ code: 'pipeline/missing-layer' })
  })
  it('refuses a layer that is written twice, and says the mend', () => {
    const again = { ...lines, name: 'lines again' }
    expect(refusal(tokens, lines, again)).toMatchObject({
      code: 'pipeline/layer-written-twice',
      message: 'Stage "lines again" writes "lines" again; leave one of the two out.',
    })
  })
})
