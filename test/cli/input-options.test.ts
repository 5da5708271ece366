/** Options of inputs: what becomes of them, and what is refused. */
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { addInputOptions, type InputFlags, inputOptionsOf } from '../../src/cli/input-options.ts'

const optionsOf = (...argv: string[]) =>
  inputOptionsOf(addInputOptions(new Command()).parse(argv, { from: 'user' }).opts<InputFlags>())

describe('inputOptionsOf', () => {
  it('nothing said, nothing set', () => expect(optionsOf()).toEqual({ columns: {}, limits: {} }))
  it('everything', () =>
    expect(
      optionsOf(
        ...'--from csv --preset noteevents --text-column T --id-column I --subject-column S --encounter-column E'.split(
          ' ',
        ),
        ...'--date-column D --type-column Y --delimiter tab --encoding latin1 --max-document 100M --max-record 1g'
          .split(' ')
          .map((word) => (word === '1g' ? '300m' : word)),
        ...'--max-attachment 65536 --max-note 3M --max-elements 7 --max-depth 9 --max-inflation 5000'.split(' '),
      ),
    ).toEqual({
      format: 'csv',
      preset: 'noteevents',
      columns: { text: 'T', id: 'I', subject: 'S', encounter: 'E', date: 'D', type: 'Y' },
      delimiter: '\t',
      encoding: 'latin1',
      limits: {
        documentBytes: 104_857_600,
        recordBytes: 314_572_800,
        attachmentBytes: 65_536,
        noteCharacters: 3_145_728,
        elements: 7,
        depth: 9,
      },
      inflation: 5000,
    }))
  it.each([
    [['--max-record', '0'], '--max-record: must be a size of at most 500M'],
    [['--max-record', '1G'], '--max-record: must be a size of at most 500M'],
    [['--max-document', 'big'], '--max-document: must be a size'],
    [['--max-depth', '1.5'], '--max-depth: must be a whole number from 1 to 5000'],
    [['--max-depth', '9999'], '--max-depth: must be a whole number from 1 to 5000'],
    [['--max-inflation', '-1'], '--max-inflation: must be a whole number'],
    [['--delimiter', '||'], '--delimiter: must be one character'],
    [['--delimiter', '"'], '--delimiter: must be one character'],
  ])('%j', (argv, message) => expect(() => optionsOf(...argv)).toThrow(message))
})
