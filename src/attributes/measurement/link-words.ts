/** Link words: what may stand between the name of an observation and its value. Grammar only; a closed class. */

// Verbs and prepositions after which the value itself stands: "creatinine was 1.8", "a pulse of 84".
const strong = new Set(
  `is was are were be been being of at to = : showed shows show showing revealed reveals reveal measured measures measure measuring noted
  returned achieved read reads reading registered equals equal came reported recorded ended turned proved approximately approximating about around roughly approx near nearly ~
  nearing approaching exceeding bumped jumped spiked crept ticked inched nadired rebounded corrected doubled tripled from between reached reaching hit dropped fell rose peaked climbed increased decreased improved normalized trended went ranged ranging ranges varies varied varying fluctuated fluctuates fluctuating
  ran run runs running averaging averaged averages weighs weighed weighing maintained stayed remained remains remain stable demonstrated demonstrates found documented described quantified graded scored calculated
  that which grew grows growing speciated come came back estimated with resulted in into by out located seen identified encountered`.split(
    /\s+/,
  ),
)

// Adverbs, places, times and positions that say nothing of the value.
const weak = new Set(
  `the a an and then now today tonight yesterday currently current already microscopically grossly initially initial again also only just still even slowly slightly down up back
  very has have had having did does do it its this that his her their patient patients on for as low high high-normal last latest most recent
  recently repeat repeated admission discharge arrival presentation triage office clinic here home ed er am pm morning afternoon evening night overnight
  palpable palp felt otherwise finally
  level levels count counts value values result results reading readings rate score total percent status study studies test tests testing
  right left arm arms leg sitting seated standing supine lying upright resting rest prone position manual cuff automatic oral orally rectal axillary
  tympanic temporal ambulating ambulation exertion awake asleep sleep exercise room air ra on regular irregular irregularly strong bounding unlabored nonlabored even
  serum plasma blood venous arterial baseline bl admit adm prior previous previously post postprocedure preprocedure intraoperatively perioperatively relatively fairly significantly markedly mildly very postop preop postoperative preoperative postoperatively pre
  recheck rechecked random fasting nonfasting spot peak trough nadir max min maximum minimum mean average avg trend trending trends creep creeping downtrending uptrending downtrended uptrended rising falling decreasing increasing declining constricting
  here there some them all both each stat poc bedside via per report outside osh hospital hosp lab labs laboratory range scale index one two three half after before meals meal
  without correction day days week weeks month months year years ago hour hours hr hrs minute minutes date time drawn checked taken obtained performed done
  estimated calculated corrected measured subsequently eventually finally elevation unchanged stable improved improving better worse worsening normal`.split(
    /\s+/,
  ),
)

/** A word after which a value may directly stand: "was", "of", "at". */
export function isStrongLink(word: string): boolean {
  return strong.has(word)
}

/** A word that a gap between name and value may hold: "today", "on", "level". */
export function isLink(word: string): boolean {
  return strong.has(word) || weak.has(word)
}

// After a value and a comma or in mid-sentence, these bring a later value of the same observation: "now 4.1".
const later = new Set(
  'dry prepreg now then currently today manual automatic recheck rechecked repeated repeat rpt last prior previous previously prev subsequently later followed down up peak peaked nadir max tmax baseline bl improved to average averaging averages mean'.split(
    ' ',
  ),
)

/** A word that brings a later value of the observation just read: "K 3.2, repleted, now 4.1". */
export function isLater(word: string): boolean {
  return later.has(word)
}
