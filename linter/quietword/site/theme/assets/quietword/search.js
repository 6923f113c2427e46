// The search behind the box, in place of Material's own worker, which it borrows lunr from. Material adds "*" to each word that
// is typed, so that "i want to die" finds pages with "diet". Here whole phrases count most: what people call a page
// (`also_called`), its title, its headings. Nothing is fetched before somebody types, and nothing that is typed leaves the device.
"use strict";
(() => {
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;     // Material's messages
  const SHOWN = 12, WORTH = 0.15;                        // at most so many results, and none far weaker than the best
  const SURE = 0.7, FIRST = 20;                          // so much of a phrase about danger brings its page to the top;
                                                         // a page that is first of all about danger, before one about helping others
  const FIELDS = { title: 8, also: 8, heads: 3, summary: 3, words: 1 };
  const HELPLINES = "helplines/";                        // where nothing is found, at least there is somebody to call
  let ready;                                             // a promise of the function that finds
  let latest;

  self.addEventListener("message", ({ data: { type, data } }) => {
    if (type === SETUP) self.postMessage({ type: READY });
    if (type !== QUERY) return;
    latest = data;
    if (!words(data).length) return tell([]);
    ready = ready || load();
    ready.then(find => { if (latest === data) tell(find(data)); }, () => { ready = undefined; tell([]); });
  });

  function tell(items) { self.postMessage({ type: RESULT, data: { items } }); }

  async function load() {
    const answer = await fetch(new URL("../../search/pages.json", self.location));
    const { pages } = await answer.json();
    const listen = self.addEventListener;
    self.addEventListener = () => {};                    // Material's worker is not to answer as well
    importScripts(new URLSearchParams(self.location.search).get("lunr"));
    self.addEventListener = listen;
    return finder(pages);
  }

  // "Can't", "cant" and "cannot" are one word, as are "I'm" and "im".
  function words(text) {
    return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f'’‘`]/g, "").replace(/\bcan ?not\b/g, "cant")
      .replace(/\b(do|does|did|is|are|was|has|have|would|could|should) not\b/g, "$1nt").replace(/\bwill not\b/g, "wont")
      .replace(/\bi (am|ve|have)\b/g, "i$1").replace(/\biam\b/g, "im").replace(/\bwanna\b/g, "want to")
      .replace(/\b(her|him|them|your)sel(f|ves)\b/g, "myself")
      .split(/[^a-z0-9]+/).filter(Boolean);
  }

  function stem(word) { return lunr.stemmer(new lunr.Token(word, {})).str; }

  function finder(pages) {
    const byPlace = new Map(pages.map(page => [page.location, page]));
    const vocabulary = new Set();
    const index = lunr(function () {
      this.pipeline.reset();
      this.tokenizer = text => words([].concat(text).join(" ")).map(word => { vocabulary.add(word); return new lunr.Token(stem(word), {}); });
      this.ref("location");
      for (const [name, boost] of Object.entries(FIELDS)) this.field(name, { boost });
      pages.forEach(page => this.add(page));
    });
    const known = lunr.TokenSet.fromArray([...vocabulary].sort());
    const seldom = rarity(index, pages.length);
    const stems = text => words(text).map(stem);
    // A phrase is about danger where it holds one that a page on suicide, self-harm or a crisis is called by.
    const alarms = pages.filter(page => page.danger).flatMap(page => page.also.map(stems));
    const alarming = phrase => alarms.some(alarm => alarm.every(one => phrase.includes(one)));
    for (const page of pages) {
      page.phrases = [
        ...page.also.map(stems).map(phrase => ({ stems: phrase, worth: 10, danger: alarming(phrase) })),
        ...parts(page.title).map(text => ({ stems: stems(text), worth: page.made ? 4 : 8 })),
        ...page.heads.map(text => ({ stems: stems(text), worth: 5 })),
      ];
    }

    // The known words that a typed one may stand for, with how likely that is: itself, a longer one while it is typed, a near one.
    function meant(word, last) {
      if (vocabulary.has(word)) return new Map([[stem(word), 1]]);
      const begun = last && word.length > 2 ? known.intersect(lunr.TokenSet.fromString(word + "*")).toArray() : [];
      const slips = begun.length || word.length < 4 ? [] : near(word, 1).filter(one => word.length > 4 || one.length > 4);
      const found = begun.length ? begun : slips.length || word.length < 7 ? slips : near(word, 2);
      return new Map([[stem(word), 1], ...found.map(one => [stem(one), 0.8])]);
    }
    function near(word, edits) { return known.intersect(lunr.TokenSet.fromFuzzyString(word, edits)).toArray(); }

    // How alike two phrases are, rare words counting most (Dice's coefficient): 1 where all words are the same.
    function alike(asked, phrase) {
      const left = new Set(phrase.stems);
      let shared = 0, all = 0;
      for (const stands of asked) {
        all += Math.max(...[...stands].map(([one]) => seldom(one)));
        const hit = [...stands].filter(([one]) => left.has(one)).sort((a, b) => b[1] - a[1])[0];
        if (hit) { shared += hit[1] * seldom(hit[0]); left.delete(hit[0]); }
      }
      return 2 * shared / (all + phrase.stems.reduce((sum, one) => sum + seldom(one), 0));
    }

    function holds(asked, phrase) {
      return asked.some((_, start) => phrase.every((one, at) => asked[start + at] && asked[start + at].has(one)));
    }

    return typed => {
      const said = words(typed), asked = said.map((word, at) => meant(word, at === said.length - 1));
      const found = index.query(query => asked.forEach(stands => stands.forEach((boost, one) => query.term(one, { boost, usePipeline: false }))));
      const most = found.length ? found[0].score : 1;
      const ranked = found.map(({ ref, score }) => {
        const page = byPlace.get(ref);
        let best = 0, danger = 0;
        for (const phrase of page.phrases) {
          const share = alike(asked, phrase);
          best = Math.max(best, phrase.worth * share);
          if (phrase.danger && (share >= SURE || holds(asked, phrase.stems))) danger = page.danger ? FIRST : FIRST - 2;
        }
        return { page, score: best + danger + 4 * score / most };
      }).sort((a, b) => b.score - a.score);
      if (!ranked.length) return pages.filter(page => page.location === HELPLINES).map(page => shown({ page, score: 1 }));
      return ranked.slice(0, SHOWN).filter(({ score }) => score >= WORTH * ranked[0].score).map(shown);
    };
  }

  function shown({ page, score }) {
    return [{ location: page.location, title: escaped(page.title), text: escaped(page.summary), score, terms: {} }];
  }

  function escaped(text) { return text.replace(/[&<>"]/g, sign => "&#" + sign.charCodeAt(0) + ";"); }

  // A title is known by its whole and by what stands before its colon: "Panic attacks: what they are and what helps".
  function parts(title) { return title.includes(":") ? [title, title.split(":")[0]] : [title]; }

  // How much a word tells: much where few pages hold it, little for "to" and "the". A word on no page tells most.
  function rarity(index, count) {
    const known = new Map();
    for (const [word, fields] of Object.entries(index.invertedIndex)) {
      const places = new Set(Object.keys(FIELDS).flatMap(name => Object.keys(fields[name] || {})));
      known.set(word, Math.log(1 + count / places.size));
    }
    return word => known.get(word) || Math.log(1 + count);
  }
})();
