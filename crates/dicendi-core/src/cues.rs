//! Finds the words of saying: verbs with their phrases, prepositions and nouns.

mod prepositions;
mod verbs;

use crate::article::BlockKind;
use crate::document::{Cue, CueKind, Document};
use crate::lexicon::Lexicon;
use crate::span::{Span, SpanIndex};
use crate::tree::Tree;
use crate::ud::Upos;

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
