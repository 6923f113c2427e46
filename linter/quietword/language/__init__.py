"""How English says it: words, word lists, and the pattern language. Pure: text in, matches out."""
