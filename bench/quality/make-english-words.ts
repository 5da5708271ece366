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
  // sutures, instruments, dressings
  'monocryl vicryl prolene ethibond ethilon monosof maxon surgilon polysorb biosyn gortex goretex dermabond mastisol xeroform adaptic tegaderm kerlix surgicel gelfoam floseal tisseel duoderm ' +
  'perclose angioseal starclose mynx rongeur rongeurs kerrison leksell westcott vannas keratome castroviejo hemostat hemostats allis babcock kocher kelly crile adson debakey weitlaner ' +
  'balfour bookwalter deaver richardson gelpi cobb penfield freer cottle woodson hohmann homan bennett lamina spreader trocar trocars veress hasson endoclip endocatch endoloop endostitch ' +
  'ligasure harmonic coblator coblation arthrocare shaver reamer broach burr osteotome osteotomes curette curettes curetted guidewire guidewires microcatheter angiocath venting ' +
  'lithotripter nephroscope ureteroscope resectoscope cystoscope arthroscope bronchoscope laryngoscope colonoscope gastroscope sigmoidoscope anoscope otoscope viscoelastic phaco ' +
  'phacoemulsification capsulorrhexis capsulorhexis hydrodissection speculum tenaculum dilator hegar pessary laminaria methylmethacrylate polyethylene titanium allograft autograft ' +
  'xenograft homograft pericranium endotracheal nasogastric orogastric percutaneous percutaneously transesophageal transthoracic subcuticular intradermal interrupted imbricating ' +
  // anatomy
  'clivus dartos colles camper scarpa galea temporalis masseter platysma omohyoid sternocleidomastoid digastric mylohyoid genioglossus buccinator orbicularis levator rectus obliquus ' +
  'supraspinatus infraspinatus subscapularis trapezius rhomboid latissimus serratus pectoralis deltoid brachialis brachioradialis pronator supinator palmaris abductor adductor flexor ' +
  'extensor pollicis digitorum hallucis carpi ulnaris radialis iliopsoas psoas iliacus gluteus piriformis gracilis sartorius quadriceps vastus semitendinosus semimembranosus popliteus ' +
  'gastrocnemius soleus plantaris peroneus tibialis acetabulum ischium coccyx odontoid zygoma vomer ethmoid sphenoid turbinate turbinates septum meatus meati osteomeatal uncinate ' +
  'epididymides epididymis gubernaculum tunica vaginalis albuginea corpora cavernosa spongiosum verumontanum trigone ureteral mesosalpinx infundibulopelvic mesoappendix omentum omental ' +
  'falciform gastrohepatic gastrocolic hepatoduodenal retroperitoneum cecum sigmoid ileum jejunum duodenum pylorus cardia fundus fundal fundic hiatus crura lacuna inguinal iliohypogastric ' +
  'ilioinguinal genitofemoral obturator saphenous popliteal basilic cephalic axillary innominate subclavian vertebral basilar ophthalmic choroidal ethmoidal circumflex diagonal marginal ' +
  'pericardium epicardium endocardium myocardium annulus chordae papillary trabecular arachnoid dura dural ligamentum flavum thecal neuroforamen neuroforamina foramen foramina foraminal ' +
  'hippocampus thalamus caudate putamen pallidus pons cerebellum vermis tegmentum limbus conjunctiva sclera cornea corneal choroid retina macula fovea vitreous zonules capsule ' +
  'hospitalist intensivist physiatrist podiatrist perfusionist sonographer phlebotomist titrate titrated titrating titration uptitrate downtitrate bolused dosed redosed'

const folder = process.argv[2]
if (!folder) throw new Error('give the folder of the WordNet index files')
const words = new Set(functionWords.split(' '))
for (const part of ['noun', 'verb', 'adj', 'adv'])
  for (const line of readFileSync(join(folder, `index.${part}`), 'utf8').split('\n')) {
    const word = line.slice(0, line.indexOf(' '))
    if (/^[a-z]{3,}$/.test(word)) words.add(word)
  }
// "deja_vu", "ante_mortem": parts that stand in no entry of their own
for (const line of readFileSync(join(folder, 'index.noun'), 'utf8').split('\n'))
  for (const part of line.slice(0, line.indexOf(' ')).split(/[_-]/)) if (/^[a-z]{6,}$/.test(part)) words.add(part)
// families of plants and animals stand in no clinical note
const wanted = [...words].filter((word) => !/(?:idae|aceae|ales|formes|inae|idea)$/.test(word))
const keptSet = new Set<string>()
// the shortest first: what is derived from a kept word is left out
for (const word of wanted.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)))
  if (!englishBases(word).some((base) => base !== word && keptSet.has(base))) keptSet.add(word)
const kept = [...keptSet].sort()
const rows = new Map<string, string[]>()
for (const word of kept) rows.set(word.slice(0, 2), [...(rows.get(word.slice(0, 2)) ?? []), word])
const lines = ['name\tterms\twords\tnote']
// a name that no note writes: the words are a column, not terms
for (const [start, list] of [...rows].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
  lines.push(`english words ${start}\t\t${list.join(' ')}\t`)
writeFileSync(resolve(import.meta.dirname, '../../lexicons/en/english-words.tsv'), `${lines.join('\n')}\n`)
console.log(`${words.size} words, ${kept.length} kept in ${rows.size} rows`)
