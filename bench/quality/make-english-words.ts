/**
 * Makes lexicons/en/english-words.tsv, the general vocabulary that a misspelling must not be in, from WordNet's index files:
 * `npx tsx bench/quality/make-english-words.ts WORDNET_DICT_FOLDER`. Words that the rules of `src/mentions/english-words.ts`
 * derive from others are left out; WordNet has no function words, so those are added here.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { englishBases } from '../../src/mentions/english-words.ts'

const functionWords =
  'about above across after again against along already also although always among amongst another anybody anyhow anymore anyone anything anyway anywhere around ' +
  'because become becomes became been before beforehand behind being below beneath beside besides between beyond both cannot could despite doing done down during each ' +
  'either else elsewhere enough even ever every everybody everyone everything everywhere except few following for from further furthermore had has have having hence her ' +
  'here hereby herein hers herself him himself his how however inasmuch indeed inside insofar instead into its itself just least less lest likewise many may meanwhile might ' +
  'mine more moreover most mostly much must myself namely near neither never nevertheless nobody none nonetheless nor not nothing notwithstanding now nowhere off often once ' +
  'one only onto other others otherwise ought our ours ourselves out outside over own per perhaps please quite rather really regarding same several shall she should since some ' +
  'somebody somehow someone something sometime sometimes somewhat somewhere soon still such than that the their theirs them themselves then thence there thereafter thereby ' +
  'therefore therein thereof these they this those though through throughout thru thus together too toward towards under underneath unless unlike until unto upon various very ' +
  'via was well were what whatever when whence whenever where whereas whereby wherein whereupon wherever whether which whichever while whilst who whoever whole whom whomever ' +
  'whose why will with within without would yet you your yours yourself yourselves ' +
  // words of notes that WordNet lacks
  'followup bedside workup inpatient outpatient inpatients outpatients reevaluate reevaluation reexamine recheck rehab telehealth telemedicine voicemail email website online offline ' +
  'preoperative postoperative intraoperative perioperative preop postop laparoscopic arthroscopic endoscopic cystoscopic thoracoscopic radiographic sonographic angiographic ' +
  'sonogram echogenic hypoechoic hyperechoic anechoic isoechoic hypodense hyperdense isodense hypointense hyperintense isointense afebrile anicteric atraumatic normocephalic ' +
  'noncontributory unremarkable nontender nondistended normoactive normotensive euthymic euvolemic ambulated ambulating ambulates extubated reintubated anesthetized prepped ' +
  'insufflated insufflation cauterized electrocautery suture sutures sutured steri versed bovie metzenbaum debrided anastomosed imbricated skeletonized transected mobilized ' +
  'dermatologist cardiologist nephrologist pulmonologist hematologist oncologist rheumatologist endocrinologist gastroenterologist urologist otolaryngologist anesthesiologist ' +
  'hospitalist intensivist physiatrist podiatrist perfusionist sonographer phlebotomist titrate titrated titrating titration uptitrate downtitrate bolused dosed redosed'

const folder = process.argv[2]
if (!folder) throw new Error('give the folder of the WordNet index files')
const words = new Set(functionWords.split(' '))
for (const part of ['noun', 'verb', 'adj', 'adv'])
  for (const line of readFileSync(join(folder, `index.${part}`), 'utf8').split('\n')) {
    const word = line.slice(0, line.indexOf(' '))
    if (/^[a-z]{3,}$/.test(word)) words.add(word)
  }
for (const line of readFileSync(join(folder, 'index.noun'), 'utf8').split('\n'))
  // "deja_vu", "ante_mortem": parts that stand in no entry of their own
  for (const part of line.slice(0, line.indexOf(' ')).split(/[_-]/)) if (/^[a-z]{6,}$/.test(part)) words.add(part)
// families of plants and animals stand in no clinical note
const kept = [...words].filter((word) => !/(?:idae|aceae|ales|formes|inae|idea)$/.test(word)).filter((word) => !englishBases(word).some((base) => base !== word && words.has(base))).sort()
const rows = new Map<string, string[]>()
for (const word of kept) rows.set(word.slice(0, 2), [...(rows.get(word.slice(0, 2)) ?? []), word])
const lines = ['name\tterms\twords\tnote']
for (const [start, list] of [...rows].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
  // a name that no note writes: the words are a column, not terms
  lines.push(`english words ${start}\t\t${list.join(' ')}\t`)
writeFileSync(resolve(import.meta.dirname, '../../lexicons/en/english-words.tsv'), `${lines.join('\n')}\n`)
console.log(`${words.size} words, ${kept.length} kept in ${rows.size} rows`)
