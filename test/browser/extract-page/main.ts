/** The library in a browser, as the README says: the lexicon is fetched once, then notes are extracted without the network. */
import { createExtractor, readLexicon, toBundle } from '../../../src/index.ts'

const response = await fetch('/en.compact.lexicon')
const extractor = createExtractor({ lexicon: readLexicon(new Uint8Array(await response.arrayBuffer())) })
const button = document.querySelector<HTMLButtonElement>('#extract')!
const note = document.querySelector<HTMLTextAreaElement>('#note')!
button.addEventListener('click', () => {
  document.querySelector('#found')!.textContent = JSON.stringify(toBundle(extractor.extract(note.value)))
})
button.disabled = false
