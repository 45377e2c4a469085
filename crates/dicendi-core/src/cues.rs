//! Finds the words of saying: verbs with their phrases, prepositions and nouns.

use crate::article::BlockKind;
use crate::document::{Cue, CueKind, Document};
use crate::lexicon::{Lexicon, VerbPattern};
use crate::span::{Span, SpanIndex};
use crate::tree::Tree;
use crate::ud::{Deprel, Upos};

/// How far from its verb a phrase may start: *met l'usine, une nouvelle fois, en demeure*.
const PHRASE_GAP: u32 = 6;

/// Fills `doc.cues`, in the order of the text.
pub(crate) fn find(doc: &mut Document, lexicon: &Lexicon) {
    let cues = {
        let tree = Tree::new(doc);
        let finder = Finder {
            doc,
            tree: &tree,
            lexicon,
        };
        let read = doc.sentences.iter().filter(|sentence| {
            let block = doc.blocks[sentence.block as usize];
            matches!(block.kind, BlockKind::Title | BlockKind::Text)
        });
        let mut cues: Vec<Cue> = read
            .flat_map(|sentence| sentence.tokens.start..sentence.tokens.end)
            .filter(|&token| !doc.words.inside[token as usize])
            .filter_map(|token| {
                finder
                    .verb(token)
                    .or_else(|| finder.preposition(token))
                    .or_else(|| finder.noun(token))
            })
            .collect();
        cues.sort_by_key(|cue| (cue.tokens.start, cue.head));
        // A word of a phrase (*savoir* in *faire savoir*, *avis* in *à son avis*) is no cue of its own.
        let phrases: Vec<Cue> = cues
            .iter()
            .filter(|cue| cue.tokens.len() > 1)
            .cloned()
            .collect();
        let places = SpanIndex::new(phrases.iter().map(|phrase| phrase.tokens).zip(0..));
        cues.retain(|cue| {
            !places
                .holding(cue.head)
                .map(|index| &phrases[index])
                .any(|phrase| phrase != cue && owns(phrase, cue, lexicon, doc))
        });
        cues
    };
    doc.cues = cues;
}

/// Whether the head of `cue` is one of the words that make up `phrase`, not something between them.
fn owns(phrase: &Cue, cue: &Cue, lexicon: &Lexicon, doc: &Document) -> bool {
    if phrase.entry == cue.entry || !phrase.tokens.contains(cue.head) {
        return false;
    }
    let lemma = &lexicon.cues().entry(phrase.entry).lemma;
    let mut words = lemma.split([' ', '\'']);
    lemma.contains(' ')
        && words.any(|word| word == doc.lemma(cue.head) || word == doc.form(cue.head))
}

struct Finder<'a> {
    doc: &'a Document,
    tree: &'a Tree<'a>,
    lexicon: &'a Lexicon,
}

impl Finder<'_> {
    fn verb(&self, token: u32) -> Option<Cue> {
        let deprel = self.tree.deprel(token);
        let causative = deprel == Deprel::AuxCaus;
        let verb = matches!(self.tree.upos(token), Upos::Verb | Upos::Aux);
        if !verb || (deprel.is_aux() && !causative) {
            return None;
        }
        let lemma = self.doc.lemma(token);
        let mut patterns = self.lexicon.cues().verbs(lemma);
        // *Evoquant*: a capital may lack its accent.
        if patterns.is_empty()
            && let Some(rest) = lemma.strip_prefix(['e', 'E'])
        {
            patterns = self.lexicon.cues().verbs(&format!("é{rest}"));
        }
        if patterns.is_empty() {
            return None;
        }
        // In *faire savoir* the tree hangs everything on *savoir*.
        let head = if causative {
            self.tree.head(token)?
        } else {
            token
        };
        let clitics = self.clitics(head);
        patterns
            .iter()
            .filter(|pattern| !causative || !pattern.rest.is_empty())
            .find_map(|pattern| {
                let end = self.phrase_end(token, pattern)?;
                let fits = clitics.reflexive == pattern.reflexive && (clitics.en || !pattern.en);
                fits.then(|| Cue {
                    kind: CueKind::Verb,
                    head,
                    tokens: Span::new(self.group_start(head).min(self.group_start(token)), end),
                    entry: pattern.entry,
                })
            })
    }

    /// The end of the phrase that belongs to the verb, where it is there.
    fn phrase_end(&self, verb: u32, pattern: &VerbPattern) -> Option<u32> {
        let sentence = self.doc.sentences[self.doc.sentence_of(verb)?].tokens;
        let Some((first, rest)) = pattern.rest.split_first() else {
            return Some(verb + 1);
        };
        let window = verb + 1..sentence.end.min(verb + 2 + PHRASE_GAP);
        let mut at = window
            .take_while(|&token| !self.is_barrier(token))
            .find(|&token| self.is_word(token, first))?;
        for word in rest {
            at = (at + 1..sentence.end).find(|&token| self.tree.upos(token) != Upos::Det)?;
            if !self.is_word(at, word) {
                return None;
            }
        }
        Some(at + 1)
    }

    fn is_barrier(&self, token: u32) -> bool {
        self.tree.upos(token) == Upos::Sconj
            || (self.tree.upos(token) == Upos::Punct && self.doc.surface(token) != ",")
    }

    fn is_word(&self, token: u32, word: &str) -> bool {
        self.doc.reads(token, word)
            || self.doc.lemma(token) == word
            || (word == "au" && self.doc.surface(token) == word)
    }

    /// The first word of the verb's group: its auxiliaries and its reflexive pronoun.
    fn group_start(&self, verb: u32) -> u32 {
        let mut start = verb;
        for &child in self.tree.children(verb) {
            let belongs = self.tree.deprel(child).is_aux() || self.is_reflexive(child);
            if belongs && child < verb && verb - child <= 8 && !self.is_quoted_before(child, verb) {
                start = start.min(child);
            }
        }
        start
    }

    /// *« C'**est** bien », a **insisté** la ministre*: a word of a quotation that ends before the verb.
    fn is_quoted_before(&self, word: u32, verb: u32) -> bool {
        let (word, verb) = (
            self.doc.words.start[word as usize],
            self.doc.words.start[verb as usize],
        );
        self.doc.quotations[self.doc.quotations_touching(Span::new(word, word + 1))]
            .iter()
            .any(|quotation| quotation.inner.contains(word) && quotation.outer.end <= verb)
    }

    fn clitics(&self, verb: u32) -> Clitics {
        let children = self.tree.children(verb);
        // *s'est vu reprocher*: the pronoun belongs to *voir*.
        let sight = self.tree.child(verb, |d| d == Deprel::AuxCaus);
        let sight = sight.filter(|&sight| self.doc.lemma(sight) == "voir");
        let own = |child: u32| sight.is_none_or(|sight| child > sight);
        Clitics {
            reflexive: children
                .iter()
                .any(|&child| own(child) && self.is_reflexive(child)),
            en: children
                .iter()
                .any(|&child| child < verb && self.doc.form(child).eq_ignore_ascii_case("en")),
        }
    }

    fn is_reflexive(&self, token: u32) -> bool {
        let form = self.doc.lower(token);
        let third = matches!(&*form, "se" | "s'" | "s’");
        // *a lui-même estimé* only stresses its subject.
        let stressed = || form.contains("même");
        third
            || (self.tree.feats(token).is("Reflex", "Yes")
                && self.tree.upos(token) == Upos::Pron
                && !stressed())
            || self.tree.deprel(token) == Deprel::ExplPv
                && matches!(&*form, "me" | "m'" | "m’" | "nous" | "vous")
    }

    fn noun(&self, token: u32) -> Option<Cue> {
        if self.tree.upos(token) != Upos::Noun {
            return None;
        }
        let (entry, end) = self.noun_phrase(token)?;
        Some(Cue {
            kind: CueKind::Noun,
            head: token,
            tokens: Span::new(token, end),
            entry,
        })
    }

    /// The entry of a noun, the longest first (*mise en garde*), and the token behind it.
    fn noun_phrase(&self, token: u32) -> Option<(u32, u32)> {
        const LONGEST: u32 = 4;
        let (cues, lemma) = (self.lexicon.cues(), self.doc.lemma(token));
        let mut found = cues.noun(lemma).map(|entry| (entry, token + 1));
        if cues.may_open_noun(lemma) {
            let sentence = self.doc.sentences[self.doc.sentence_of(token)?].tokens;
            let mut phrase = lemma.to_string();
            for next in token + 1..sentence.end.min(token + LONGEST) {
                if !phrase.ends_with('\'') {
                    phrase.push(' ');
                }
                phrase.push_str(&self.doc.lower_plain(next));
                found = cues.noun(&phrase).map(|entry| (entry, next + 1)).or(found);
            }
        }
        found
    }

    fn preposition(&self, token: u32) -> Option<Cue> {
        if !self
            .lexicon
            .cues()
            .may_open_preposition(self.doc.form(token))
        {
            return None;
        }
        let start = self.doc.words.start[token as usize];
        let sentence = self.doc.sentences[self.doc.sentence_of(token)?].tokens;
        let end = self.doc.words.end[sentence.end as usize - 1];
        let written = self.doc.slice(Span::new(start, end));
        let forms = self.lexicon.cues().prepositions(written);
        if forms.is_empty() {
            return None;
        }
        let text = opening(written);
        // The longest form wins: *de source proche de* before *de source*.
        let (length, entry) = forms
            .iter()
            .filter_map(|(form, entry)| matched_length(&text, form).map(|length| (length, *entry)))
            .max()?;
        // Lower case keeps the number of characters of all letters that these forms hold.
        let bytes: usize = written.chars().take(length).map(char::len_utf8).sum();
        let tokens = self.doc.tokens_in(Span::new(start, start + bytes as u32));
        Some(Cue {
            kind: CueKind::Preposition,
            head: tokens.end - 1,
            tokens: Span::new(token, tokens.end),
            entry,
        })
    }
}

struct Clitics {
    reflexive: bool,
    en: bool,
}

/// The beginning of a sentence in lower case with plain apostrophes: as long as any prepositional cue.
fn opening(text: &str) -> String {
    let mut opening = String::new();
    for c in text.chars().take(60) {
        // One character stays one: positions can be counted back.
        opening.push(match c {
            '’' => '\'',
            '\0'..='\u{7f}' => c.to_ascii_lowercase(),
            _ => c.to_lowercase().next().unwrap_or(c),
        });
    }
    opening
}

/// How many characters of `text` the form takes; a final *de* may be contracted or elided.
fn matched_length(text: &str, form: &str) -> Option<usize> {
    // *d'après-midi* is no source.
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-');
    let open = form.ends_with('\'');
    if let Some(rest) = text.strip_prefix(form)
        && (open || ends(rest))
    {
        return Some(form.chars().count());
    }
    let stem = form.strip_suffix(" de")?;
    let rest = text.strip_prefix(stem)?;
    [" du", " des", " d'"].iter().find_map(|variant| {
        let after = rest.strip_prefix(variant)?;
        (variant.ends_with('\'') || ends(after))
            .then(|| stem.chars().count() + variant.chars().count())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    /// The cues of a document, as they stand, with their dictionary forms.
    fn cues(table: &str) -> Vec<(String, String)> {
        let mut doc = fixture::document(table).unwrap();
        find(&mut doc, Lexicon::french());
        let lemma = |cue: &Cue| Lexicon::french().cues().entry(cue.entry).lemma.clone();
        doc.cues
            .iter()
            .map(|cue| (doc.slice(doc.bytes(cue.tokens)).to_string(), lemma(cue)))
            .collect()
    }

    #[test]
    fn nouns_of_several_words_are_one_cue() {
        let found = cues(
            "
            La       le       DET  _ 2 det
            mise     mise     NOUN _ 0 root
            en       en       ADP  _ 4 case
            garde    garde    NOUN _ 2 nmod
            de       de       ADP  _ 7 case
            la       le       DET  _ 7 det
            maire~   maire    NOUN _ 2 nmod
            .        .        PUNCT _ 2 punct
        ",
        );
        assert_eq!(
            found,
            [("mise en garde".to_string(), "mise en garde".to_string())]
        );
        let other = "
            La       le       DET  _ 2 det
            mise     mise     NOUN _ 0 root
            en       en       ADP  _ 4 case
            place~   place    NOUN _ 2 nmod
            .        .        PUNCT _ 2 punct
        ";
        assert_eq!(cues(other), []);
    }

    #[test]
    fn a_possessive_of_a_preposition_stands_for_any() {
        let found = cues(
            "
            À        à        ADP  _ 3 case
            leur     son      DET  _ 3 det
            avis~    avis     NOUN _ 6 obl
            ,        ,        PUNCT _ 3 punct
            tout     tout     PRON _ 6 nsubj
            va~      aller    VERB _ 0 root
            .        .        PUNCT _ 6 punct
        ",
        );
        assert_eq!(
            found,
            [("À leur avis".to_string(), "à son avis".to_string())]
        );
    }

    #[test]
    fn what_a_phrase_governs_may_stand_before_it() {
        let found = cues(
            "
            L'~      le       DET  _ 2 det
            élu      élu      NOUN _ 0 root
            à        à        ADP  _ 4 case
            qui      qui      PRON PronType=Rel 7 obl
            s'~      se       PRON _ 7 expl:pv
            en       en       PRON _ 7 obl
            prend    prendre  VERB VerbForm=Fin 2 acl:relcl
            la       le       DET  _ 9 det
            presse~  presse   NOUN _ 7 nsubj
            .        .        PUNCT _ 2 punct
        ",
        );
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1, "s'en prendre à");
    }
}
