"""medspaCy over the notes: sentences, target terms and ConText. Prints one line of JSON with seconds of processor time.

    python medspacy_peer.py NOTES.ndjson TERMS.tsv CUES.tsv ROUNDS
"""

import contextlib
import json
import os
import sys
import time

import medspacy
from medspacy.context import ConTextRule
from medspacy.target_matcher import TargetRule

notes_file, terms_file, cues_file, rounds = sys.argv[1:]


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines]


begin = time.process_time()
nlp = medspacy.load(
    medspacy_enable=["medspacy_pyrush", "medspacy_target_matcher", "medspacy_context"], load_rules=False
)
nlp.get_pipe("medspacy_target_matcher").add([TargetRule(term, kind.upper()) for term, kind in rows(terms_file)])
nlp.get_pipe("medspacy_context").add(
    [ConTextRule(words, category, direction=direction) for words, category, direction in rows(cues_file)]
)
setup = time.process_time() - begin
with open(notes_file, encoding="utf-8") as lines:
    texts = [json.loads(line)["text"] for line in lines]
seconds = []
for _ in range(int(rounds)):
    begin = time.process_time()
    with open(os.devnull, "w") as nowhere, contextlib.redirect_stdout(nowhere):  # its sentence splitter prints notes
        found = sum(len(nlp(text).ents) for text in texts)
    seconds.append(time.process_time() - begin)
print(json.dumps({"setup": setup, "seconds": seconds, "found": found}))
