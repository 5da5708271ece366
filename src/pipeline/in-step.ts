/** Notes in step: a few go through each stage together, so that the processor finds a stage's code and tables at hand. */
import type { Attempt, Extraction, GivenNote } from './build-extractor.ts'

// The code of all stages is larger than a core's own caches: taken one by one, every note fetched all of it again. With 32
// notes in step most of that is gone; what they hold together is bounded by their characters.
const groupNotes = 32
const groupLength = 200_000

/** Cuts notes into groups that may go in step; a long note ends its group. */
export function* groupsOf(notes: Iterable<GivenNote>): Generator<readonly GivenNote[]> {
  let group: GivenNote[] = []
  let length = 0
  for (const note of notes) {
    group.push(note)
    length += lengthOf(note)
    if (!isFull(group.length, length)) continue
    yield group
    group = []
    length = 0
  }
  if (group.length > 0) yield group
}

/** Is a group of so many notes with so many characters as large as groups get? */
export const isFull = (notes: number, length: number): boolean => notes >= groupNotes || length >= groupLength

/** What is no note has no length; it is told when its turn comes. */
function lengthOf(note: GivenNote): number {
  const text = typeof note === 'string' ? note : (note as Partial<typeof note> | null)?.text
  return typeof text === 'string' ? text.length : 0
}

/** Begins every note, runs stage after stage over all of them, ends them; what one note throws is that note's alone. */
export function inStep<Work, Stage>(
  notes: readonly GivenNote[],
  begin: (note: GivenNote) => Work,
  stages: readonly Stage[],
  run: (stage: Stage, work: Work) => void,
  end: (work: Work) => Extraction,
  began?: (i: number) => void,
): readonly Attempt[] {
  const works: (Work | null)[] = []
  const attempts: Attempt[] = []
  const attempt = (i: number, step: () => void): void => {
    began?.(i)
    try {
      step()
    } catch (error) {
      works[i] = null
      attempts[i] = { error }
    }
  }
  for (const [i, note] of notes.entries())
    attempt(i, () => {
      works[i] = begin(note)
    })
  for (const stage of stages)
    for (let i = 0; i < works.length; i++) {
      const work = works[i]
      if (work) attempt(i, () => run(stage, work))
    }
  for (let i = 0; i < works.length; i++) {
    const work = works[i]
    if (work)
      attempt(i, () => {
        attempts[i] = { extraction: end(work) }
      })
  }
  return attempts
}
