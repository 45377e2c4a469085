//! Sentences: where a full stop ends one, and where a quotation or a reporting clause goes on.
//!
//! No sentence crosses a block. A stop inside a quotation ends a sentence where another begins behind
//! it; what stands behind the closing mark without a capital (*« Bien sûr ! », a-t-il dit*) stays with
//! the last piece.

mod joined;
mod marks;
mod seams;
mod stops;

use crate::article::BlockKind;
use crate::document::{Document, Sentence};
use crate::lexicon::Lexicon;
use crate::span::Span;
#[cfg(feature = "train")]
pub(crate) use joined::Joined as JoinedText;
use joined::Joined;
use marks::Quoting;
#[cfg(feature = "train")]
pub(crate) use seams::{Scratch as SeamScratch, features as seam_features, may_be_seam};
use std::collections::BTreeSet;
use stops::Reader;

/// Fills `doc.sentences`.
pub(crate) fn split(doc: &mut Document, lexicon: &Lexicon) {
    split_with(doc, lexicon, true);
}

/// The same without looking for seams.
#[cfg(feature = "train")]
pub(crate) fn split_at_stops(doc: &mut Document, lexicon: &Lexicon) {
    split_with(doc, lexicon, false);
}

fn split_with(doc: &mut Document, lexicon: &Lexicon, seams: bool) {
    let mut sentences = std::mem::take(&mut doc.sentences);
    sentences.clear();
    let mut lower = String::new();
    let mut scratch = seams.then(seams::Scratch::default);
    let mut first = 0;
    for (block, span) in doc.blocks.iter().map(|block| block.span).enumerate() {
        let last = doc.words.start.partition_point(|&start| start < span.end) as u32;
        let reader = Reader {
            doc,
            rules: lexicon.orthography(),
            end: last,
        };
        let mut start = first;
        let mut quoting = Quoting::new(doc, first, last);
        let find = || Joined::find(doc, reader.rules, block, [first, last]);
        let mut joined = if seams { find() } else { None };
        if doc.blocks[block].kind == BlockKind::Title
            && let Some(end) = reader.label_end(first)
        {
            sentences.push(Sentence {
                tokens: Span::new(first, end),
                block: block as u32,
                parsed: false,
            });
            start = end;
        }
        while start < last {
            let end =
                reader.sentence_end(start, &mut quoting, &mut lower, &mut scratch, &mut joined);
            sentences.push(Sentence {
                tokens: Span::new(start, end),
                block: block as u32,
                parsed: false,
            });
            start = end;
        }
        first = last;
    }
    let cut = sentences
        .iter()
        .filter(|sentence| sentence.tokens.len() >= LONGEST as usize);
    let blocks: BTreeSet<u32> = cut.map(|sentence| sentence.block).collect();
    doc.sentences = sentences;
    for block in blocks {
        let message = format!("paragraph {block}: a sentence was cut after {LONGEST} words");
        doc.note("sentences", message);
    }
}

/// No sentence of prose is longer: a text without full stops is cut, so that it costs no more than another.
const LONGEST: u32 = 1_000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Article;
    use crate::article::read_blocks;

    fn sentences(text: &str) -> String {
        let mut doc = Document::new(Article::from_text("t", text));
        doc.blocks = read_blocks(text, Lexicon::french());
        crate::tokens::tokenize(&mut doc, Lexicon::french());
        split(&mut doc, Lexicon::french());
        let mut at = 0;
        for sentence in &doc.sentences {
            assert_eq!(sentence.tokens.start, at);
            assert!(!sentence.tokens.is_empty());
            at = sentence.tokens.end;
        }
        assert_eq!(at as usize, doc.words.len());
        doc.sentences
            .iter()
            .map(|sentence| doc.slice(doc.bytes(sentence.tokens)))
            .collect::<Vec<_>>()
            .join("|")
    }

    macro_rules! splits {
        ($($name:ident: $sentences:literal;)+) => {
            $(#[test]
            fn $name() {
                assert_eq!(sentences(&$sentences.replace('|', " ")), $sentences);
            })+
        };
    }

    splits! {
        plain: "Le vote a eu lieu.|La salle a applaudi !|Et maintenant ?|On verra...";
        incise_behind_a_quotation: "« Bien sûr ! », a-t-il dit.|« Non ? » s'étonne la maire.|Il rit.";
        quotation_of_two: "\"La route est fermée.|Elle rouvrira lundi\", a dit le préfet.|\"On verra.\"|Le vote suit.";
        titles: "M. Petit a vu le Dr. Blanc.|Il va mieux.|Mme Roux aussi, etc.|Le reste suit.";
        acronyms: "Elle dirige l'O.N.U. à Genève.|Il vient des U.S.A.|Le vol dure huit heures.";
        suspension: "\"... Nous verrons\", dit-elle.|Il hésite... puis part.|Elle attend...|Le train part.";
        careless: "Elle a voté.|en revanche, il hésite ;|La salle attend ;|\"Nous aussi\", dit-il.";
        lists: "La ville paie ;|- La région aide.|- si elle le peut.|Lise Roux (1928) ; Ada Petit (1921).";
        brackets: "Il a voté (sans joie.)|Elle non.";
        items: "La ville paie ;|- Lise Roux, trésorière, aide ;|- Ada Petit.";
        lost_lines: "Le port en grève|Selon les dockers, la paie ne suit pas.|Réforme des retraites|Le gouvernement recule.";
        no_lost_lines: "Il préside l'association Les Amis du lac.|Elle lit Le Monde à La Rochelle.";
        lost_line_behind_a_mark: "La ville \"assez sereine\"|Ce lundi matin, le maire a réuni les élus.|\"On verra Le Mondial\", dit-il.";
    }

    #[test]
    fn glued_quotation_is_cut_where_the_page_lost_a_space() {
        assert_eq!(
            sentences("Il parle de la ville.\"Le maire est venu\", dit-il."),
            "Il parle de la ville.|\"Le maire est venu\", dit-il."
        );
        assert_eq!(
            sentences("\"On part de la ville.\"Le maire est venu."),
            "\"On part de la ville.\"|Le maire est venu."
        );
    }

    #[test]
    fn a_text_without_stops_is_cut() {
        let text = "au mot ".repeat(LONGEST as usize);
        let mut doc = Document::new(Article::from_text("t", text.as_str()));
        doc.blocks = read_blocks(&text, Lexicon::french());
        crate::tokens::tokenize(&mut doc, Lexicon::french());
        split(&mut doc, Lexicon::french());
        let longest = doc.sentences.iter().map(|sentence| sentence.tokens.len());
        assert!(longest.max() <= Some(LONGEST as usize + 1));
        assert_eq!(
            doc.sentences.last().map(|last| last.tokens.end),
            Some(doc.words.len() as u32)
        );
        assert!(
            doc.sentences
                .iter()
                .all(|sentence| !doc.words.inside[sentence.tokens.start as usize])
        );
        assert_eq!(doc.problems.len(), 1);
        assert!(
            doc.problems[0]
                .message
                .contains("paragraph 0: a sentence was cut after 1000 words")
        );
    }

    #[test]
    fn a_long_text_without_lines_is_cut_before_capitals() {
        let prose =
            "La maire a reçu les dockers. Ils demandent une hausse. Elle a promis une réponse. ";
        let heads = "Nouvelle grève au port|Une trentaine de navires attendent.|Réactions|\
            Le syndicat a salué une victoire.|Elle lit Le Monde à La Rochelle avec Jean Petit.";
        let text = |times| prose.repeat(times) + &heads.replace('|', " ");
        assert!(
            sentences(&text(25)).ends_with(heads),
            "{}",
            sentences(&text(25))
        );
        // A few sentences are a paragraph, in which a name may stand anywhere.
        assert!(sentences(&text(2)).contains("port Une trentaine"));
        // Where a line ends somewhere, lines are there.
        let lines = format!("{}\n\nLe vote a eu lieu.", text(25));
        assert!(sentences(&lines).contains("port Une trentaine"));
    }

    #[test]
    fn blocks_are_apart() {
        assert_eq!(sentences("Un titre\n\nun texte"), "Un titre|un texte");
    }
}
