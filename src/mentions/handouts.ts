/** What a handout is about: "a handout on plantar fasciitis" tells of no one's foot. */
import { mayHold, oneOf, type Sentence, type TokenTable } from '../note/index.ts'

const papers =
  'handout handouts pamphlet pamphlets brochure brochures leaflet leaflets booklet booklets sheet sheets literature materials'
const isPaper = oneOf(papers)
const mayTell = mayHold(`${papers} information instructions`)
// These are of paper only where someone hands them over.
const isToldOf = oneOf('information instructions')
const isGiven = oneOf(
  'given gave give giving received receive provided provide handed written printed educational dispensed sent',
)
const isAbout = oneOf('on about regarding concerning re for')
const isJoint = oneOf(', and or & / the their his her')
const isPatient = oneOf('patient discharge education teaching')

// As far back as the paper may stand, over the other things that it is about.
const maxBack = 14

/** Does token `first` stand behind "a handout on", "written information regarding", itself or in the list there? */
export function isInHandout(first: number, sentence: Sentence, tokens: TokenTable): boolean {
  if (!mayTell(tokens)) return false
  let joined = true
  for (let i = first - 1; i > sentence.first && i > first - maxBack; i--) {
    if (isAbout(tokens, i)) {
      if (isPaper(tokens, i - 1)) return true
      if (isToldOf(tokens, i - 1)) return isPatient(tokens, i - 2) || isHanded(i - 1, sentence, tokens)
      return false
    }
    // what is no list ends it: "handout on gout. She has a fever"
    if (isJoint(tokens, i)) joined = true
    else if (!joined && first - i > 6) return false
  }
  return false
}

function isHanded(paper: number, { first }: Sentence, tokens: TokenTable): boolean {
  for (let i = paper - 1; i >= first && i > paper - 6; i--) if (isGiven(tokens, i)) return true
  return false
}
