/** Common English words: a short form that reads like one must say in which case it counts ("HAs^", "AIDS^"). */
export const commonWords: ReadonlySet<string> = new Set(
  (
    'a about above after again against all also am an and any are as ask at away back bad be bed been before being below best both bring but buy by call came can ' +
    'come could cup day did do does done down each ear eat end even ever far few first for found from full gave get give go good got had has have he her here ' +
    'him his hot how i if in into is it its just keep kind last late left let life like line little long look low made make man many may me men might more most ' +
    'much must my near need net new next no not now of off old on once one only open or other our out over own pan part per place plan pop put ran read rest right ' +
    'said same saw say see seen set she short side since sit six small so some soon step still stop such take ten than that the their them then there these they ' +
    'thing this three time to today told too took top try two under up upon us use very was way we well went were what when where which while who why will with ' +
    'work would year yes yet you your led bats cat car pat ace arms arm bat beds mad spa tip tap rod sun son fed fun van vets vet pad pads pet pets aids akin spa hop hips dish lap caps cap mop pip sip tins bid mat rap jet ted ned ham bus'
  ).split(' '),
)
