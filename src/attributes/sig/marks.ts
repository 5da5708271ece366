/** Marks: lists of words that a rule of the sig grammar asks for, as bits beside their class. */

/** What words are beside their class, as bits: lists that a rule of the grammar asks for. */
export const Mark = {
  /** What a drug may be for, where no condition is named: "for rate control", "DVT ppx", "for sleep". */
  purpose: 1,
  /** No reason runs through it. */
  reasonStop: 2,
  /** A reason may begin with it and does not keep it. */
  reasonLead: 4,
  /** "for now", "for the patient": no reason. */
  noReason: 8,
  /** "prn T >38.5": what is measured, that a threshold may follow. */
  measure: 16,
  /** Stands between an amount and its drug: "2 L of warm NS". */
  filler: 32,
  /** Stands between a drug and a cue that looks back at it: "Lasix was then stopped". */
  helping: 64,
  /** Stands between a condition and "on DRUG": "HIV, well controlled on Trizivir". */
  between: 128,
  /** "for the next 3 days" */
  hedge: 256,
  /** "3 days ago": when, and not how long. */
  ago: 512,
  /** "several days", "a few weeks": how many, and no number. */
  vague: 1024,
  /** "a net loss of 5.6 kg", "diuresed 2 L": what left the body, or what it weighs. */
  loss: 2048,
  /** "the mixture", "the medication": names no other drug. */
  anyDrug: 4096,
} as const

/** The words of each mark. */
export const markedWords: readonly (readonly [number, string])[] = [
  [
    Mark.purpose,
    'ppx prophylaxis prophylactically prevention control management sleep mood support suppression cholesterol pressure sugars discomfort symptoms itching nausea pain wheeze wheezing sob sz cramps agitation sedation anxiety bp hr bm bms stress anticoagulation',
  ],
  [
    Mark.reasonStop,
    'he she they it we patient pt who which with from by is was were are will would may can in on at after before when while during since about today now then per discharge followup follow via take until because due given status got gets took used uses takes taken last rarely never left developed develops presented presents admitted',
  ],
  [
    Mark.reasonLead,
    'the a an his her their any some presumed suspected possible treatment treat treating tx of relief use only for known possibly your my management dx diagnosis',
  ],
  [
    Mark.noReason,
    'no now today home discharge review evaluation further him her them me us patient follow followup consideration details example instance use supply that this which safety hold call more additional basis ok okay fine only allowed permitted available insurance transport surgery procedure study',
  ],
  [
    Mark.measure,
    't temp temperature fever hr bp sbp dbp map glucose bg fsbg fsbs bs pain spo2 sat inr ptt aptt cr creatinine k potassium wbc anc plt plts platelets hgb hct a1c tsh qtc rr ciwa cows rass uop bm',
  ],
  [
    Mark.filler,
    'with w baby adult home additional more extra low high regular bolus boluses worth supplemental empiric broad spectrum treatment therapy using preservative free plain buffered warm warmed sterile isotonic diluted',
  ],
  [
    Mark.helping,
    'later eventually was were is are been has have had be being then to also subsequently recently already initially now just not therapy treatment dose doses medication which that',
  ],
  [
    Mark.between,
    'had have in since stable controlled well currently is was are were which has been now successfully recently initially being previously not somewhat partially best',
  ],
  [Mark.hedge, 'next past last least full first'],
  [Mark.vague, 'several few couple'],
  [
    Mark.loss,
    'net loss lost losing gain gained negative positive output uop urine diuresed diuresis removed drained voided out off weight weighs weighing ebl lighter down up',
  ],
  [Mark.anyDrug, 'medication medications medicine drug it this that each them these those either'],
  [Mark.ago, 'ago later prior before earlier old'],
]
